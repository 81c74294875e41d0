// @ts-check
// What every page does beyond working: shows what needs a script, copies. Without it, everything still works.

document.documentElement.classList.add("scripted");
document.querySelectorAll("[data-script]").forEach((part) => {
	/** @type {HTMLElement} */ (part).hidden = part.hasAttribute("data-copy") && !navigator.clipboard;
});

document.addEventListener("click", async (event) => {
	const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-copy]"));
	if (!button) return;
	await navigator.clipboard.writeText(document.getElementById(button.dataset.copy ?? "")?.textContent ?? "");
	const status = document.getElementById("status");
	if (status) status.textContent = button.dataset.sayCopied ?? "";
});
