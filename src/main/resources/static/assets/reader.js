// @ts-check
// The home page's form, beyond working without scripts: modes, preview, drop, paste. The pad and the camera are scripts
// of their own and speak to this one by events.

const LARGEST = 20 * 1024 * 1024;
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("reader"));
if (form) reader(form);

/** @param {HTMLFormElement} form */
function reader(form) {
	const words = form.dataset;
	const file = /** @type {HTMLInputElement} */ (document.getElementById("image"));
	const camera = /** @type {HTMLInputElement} */ (document.getElementById("camera"));
	const sheet = /** @type {HTMLElement} */ (document.getElementById("sheet"));
	const preview = /** @type {HTMLElement} */ (document.getElementById("preview"));
	const image = /** @type {HTMLImageElement} */ (document.getElementById("preview-image"));
	const caption = /** @type {HTMLElement} */ (document.getElementById("preview-caption"));
	const predict = /** @type {HTMLButtonElement} */ (document.getElementById("predict"));
	const status = /** @type {HTMLElement} */ (document.getElementById("status"));
	const tabs = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-mode]")]);
	const panes = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-pane]")]);
	const live = panes.find((pane) => pane.dataset.pane === "camera");
	const paper = panes.find((pane) => pane.dataset.pane === "draw");
	let mode = "picture";
	let written = false;

	/** @param {string | undefined} text */
	const say = (text) => { status.textContent = text ?? ""; };

	/** @param {File | undefined} picture */
	function show(picture) {
		URL.revokeObjectURL(image.src);
		sheet.classList.toggle("filled", Boolean(picture));
		preview.hidden = !picture;
		if (!picture) {
			image.removeAttribute("src");
			return;
		}
		image.hidden = false;
		image.src = URL.createObjectURL(picture);
		caption.textContent = `${picture.name || words.sayPasted}, ${size(picture.size)}`;
		say(picture.size > LARGEST ? words.sayTooLarge : words.sayReady);
	}

	/** @param {File} picture */
	function take(picture) {
		const box = new DataTransfer();
		box.items.add(picture);
		file.files = box.files;
		camera.value = "";
		choose("picture");
		show(picture);
		predict.focus();
	}

	/** @param {string | undefined} next */
	function choose(next) {
		if (!next) return;
		if (mode === "camera" && next !== mode) live?.dispatchEvent(new Event("camera:close"));
		mode = next;
		tabs.forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.mode === mode)));
		panes.forEach((pane) => { pane.hidden = pane.dataset.pane !== mode; });
		preview.hidden = mode !== "picture" || !file.files?.length;
		if (mode === "camera") live?.dispatchEvent(new Event("camera:open"));
		say("");
	}

	image.addEventListener("error", () => {
		if (!image.hasAttribute("src")) return;
		image.hidden = true;
		caption.textContent += `. ${words.sayNotShown}`;
	});
	file.addEventListener("change", () => show(file.files?.[0]));
	camera.addEventListener("change", () => { if (camera.files?.[0]) take(camera.files[0]); });
	tabs.forEach((tab) => tab.addEventListener("click", () => choose(tab.dataset.mode)));
	paper?.addEventListener("pad:written", () => { written = true; });
	paper?.addEventListener("pad:empty", () => { written = false; });
	paper?.addEventListener("pad:restored", () => choose("draw"));
	live?.addEventListener("camera:taken", (event) => take(/** @type {CustomEvent<File>} */ (event).detail));

	document.addEventListener("paste", (event) => {
		const picture = [...(event.clipboardData?.files ?? [])].find((item) => item.type.startsWith("image/"));
		if (picture) {
			event.preventDefault();
			take(picture);
		}
	});
	document.addEventListener("dragover", (event) => {
		event.preventDefault();
		sheet.classList.add("over");
	});
	document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) sheet.classList.remove("over"); });
	document.addEventListener("drop", (event) => {
		event.preventDefault();
		sheet.classList.remove("over");
		if (event.dataTransfer?.files[0]) take(event.dataTransfer.files[0]);
	});

	form.addEventListener("reset", () => {
		camera.value = "";
		show(undefined);
		say(words.sayCleared);
	});

	form.addEventListener("submit", (event) => {
		const drawn = mode === "draw";
		const picture = file.files?.[0];
		if (drawn ? !written : !picture) {
			event.preventDefault();
			say(drawn ? words.sayWriteFirst : words.sayChooseFirst);
			if (mode === "picture") file.focus();
		} else if (!drawn && picture && picture.size > LARGEST) {
			event.preventDefault();
			say(words.sayTooLarge);
		} else {
			if (drawn) file.value = camera.value = "";
			say(words.sayReading);
			predict.setAttribute("aria-disabled", "true");
		}
	});

	// Back from the answer: the browser may have kept the file.
	window.addEventListener("pageshow", () => {
		predict.removeAttribute("aria-disabled");
		say("");
		if (file.files?.length) show(file.files[0]);
	});
}

/** @param {number} bytes */
function size(bytes) {
	return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
