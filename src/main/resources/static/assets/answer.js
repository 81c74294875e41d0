// @ts-check
// The answer page: a repair is a form that is sent, and this sends it without leaving the place on the page.

const LEAVE_ALONE = new Set(["INPUT", "TEXTAREA", "SELECT"]);

document.addEventListener("submit", async (event) => {
	const form = /** @type {HTMLFormElement} */ (event.target);
	if (form.id !== "repair") return;
	event.preventDefault();
	const main = /** @type {HTMLElement} */ (document.getElementById("main"));
	const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
	const body = new FormData(form);
	if (button?.name) body.append(button.name, button.value);
	main.setAttribute("aria-busy", "true");
	try {
		const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
		const page = new DOMParser().parseFromString(await answer.text(), "text/html");
		const mended = page.querySelector("main.result");
		if (!answer.ok || !mended) throw new Error();
		show(main, mended, page.title, button?.id);
	} catch {
		form.querySelector("input[name=do]")?.remove();
		if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
		form.submit();
	}
});

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
	const place = (focus && document.getElementById(focus)) || document.getElementById("answer-title");
	place?.focus({ preventScroll: !LEAVE_ALONE.has(place.tagName) });
	const status = document.getElementById("status");
	if (status) status.textContent = status.dataset.sayMended ?? "";
}
