import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import globals from "globals";

export default defineConfig(
	{ ignores: ["**/node_modules/"] },
	js.configs.recommended,
	{
		linterOptions: { reportUnusedDisableDirectives: "error" },
		rules: {
			"consistent-return": "off", // the type checker knows better
			"array-callback-return": "error",
			"default-param-last": "error",
			"eqeqeq": "error",
			"no-alert": "error",
			"no-console": "error",
			"no-eval": "error",
			"no-implied-eval": "error",
			"no-loop-func": "error",
			"no-param-reassign": "error",
			"no-self-compare": "error",
			"no-unmodified-loop-condition": "error",
			"no-unreachable-loop": "error",
			"no-use-before-define": ["error", { functions: false, variables: false }],
			"no-var": "error",
			"object-shorthand": "error",
			"prefer-const": "error",
			"prefer-template": "error",
			"quotes": ["error", "double", { avoidEscape: true, allowTemplateLiterals: false }],
			"require-atomic-updates": "error",
		},
	},
	{ files: ["src/main/**/*.js"], languageOptions: { globals: globals.browser } },
	{ files: ["docs/video/*.mjs"], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules: { "no-console": "off" } },
);
