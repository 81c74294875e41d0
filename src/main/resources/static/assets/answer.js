// @ts-check
// The answer page: a repair is a form that is sent, and this sends it without leaving the place on the page.

const LEAVE_ALONE = new Set(["INPUT", "TEXTAREA", "SELECT"]);

document.addEventListener("submit", (event) => {
	const form = /** @type {HTMLFormElement} */ (event.target);
	if (form.id !== "repair") return;
	event.preventDefault();
	const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
	queue(new FormData(form), button?.name ?? "", button?.value ?? "", button?.id);
});

/** One repair after the other. */
let turn = Promise.resolve();

/**
 * Asks for a repair.
 * @param {string} repair
 * @param {string} [focus] the id of what has the focus afterwards
 */
export function mend(repair, focus) {
	const form = document.getElementById("repair");
	if (form instanceof HTMLFormElement) queue(new FormData(form), "do", repair, focus);
}

/**
 * @param {FormData} body
 * @param {string} name
 * @param {string} value
 * @param {string} [focus]
 */
function queue(body, name, value, focus) {
	turn = turn.then(() => send(body, name, value, focus));
}

/**
 * @param {FormData} body
 * @param {string} name
 * @param {string} value
 * @param {string} [focus]
 */
async function send(body, name, value, focus) {
	const main = /** @type {HTMLElement} */ (document.getElementById("main"));
	const form = /** @type {HTMLFormElement} */ (document.getElementById("repair"));
	body.set("repairs", /** @type {HTMLInputElement} */ (form.elements.namedItem("repairs")).value);
	if (name) body.append(name, value);
	main.setAttribute("aria-busy", "true");
	try {
		const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
		const page = new DOMParser().parseFromString(await answer.text(), "text/html");
		const mended = page.querySelector("main.result");
		if (!answer.ok || !mended) throw new Error();
		show(main, mended, page.title, focus);
	} catch {
		form.querySelector("input[name=do]")?.remove();
		if (name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
		form.submit();
	}
}

/**
 * Puts the new answer in the old one's place, and the focus where it was, or on the number.
 * @param {HTMLElement} main
 * @param {Element} mended
 * @param {string} title
 * @param {string | undefined} focus
 */
function show(main, mended, title, focus) {
	document.title = title;
	main.replaceWith(mended);
	mended.querySelectorAll("[data-script]").forEach((part) => { /** @type {HTMLElement} */ (part).hidden = false; });
	document.dispatchEvent(new Event("mended"));
	const place = (focus && document.getElementById(focus)) || document.getElementById("answer-title");
	place?.focus({ preventScroll: !LEAVE_ALONE.has(place.tagName) });
	const status = document.getElementById("status");
	if (status) status.textContent = status.dataset.sayMended ?? "";
}
