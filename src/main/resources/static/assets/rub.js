// @ts-check
// The picture of the ink: a click takes out what it meets, a frame all that is in it. Without this, a click sends the form.
import { mend } from "./answer.js";

/** How far a hand may shake and still click, in CSS pixels. */
const SHAKE = 6;

/** @typedef {{ x: number, y: number }} Spot in pixels of the upload */

/** Where the cross of the keyboard is. @type {Spot | undefined} */
let cross;
/** Where the frame began. @type {Spot | undefined} */
let corner;
/** Where the pointer went down, in CSS pixels. @type {{ x: number, y: number } | undefined} */
let down;
let framed = false;

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const surface = () => /** @type {HTMLInputElement | null} */ (document.getElementById("surface"));
const size = () => /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.querySelector(".surface svg"))).viewBox.baseVal;

function ready() {
	const picture = surface();
	if (!picture) return;
	picture.tabIndex = 0;
	picture.closest(".surface")?.classList.add("fluid");
}

/**
 * @param {MouseEvent} event
 * @returns {Spot}
 */
function spot(event) {
	const { left, top, width, height } = /** @type {HTMLElement} */ (surface()).getBoundingClientRect();
	const { width: columns, height: rows } = size();
	return within({ x: ((event.clientX - left) * columns) / width, y: ((event.clientY - top) * rows) / height });
}

/**
 * @param {Spot} place
 * @returns {Spot}
 */
function within(place) {
	const { width, height } = size();
	return { x: Math.max(0, Math.min(width - 1, place.x)), y: Math.max(0, Math.min(height - 1, place.y)) };
}

/**
 * The frame with these corners, in whole pixels.
 * @param {Spot} a
 * @param {Spot} b
 */
function frame(a, b) {
	const x = Math.floor(Math.min(a.x, b.x));
	const y = Math.floor(Math.min(a.y, b.y));
	return { x, y, width: Math.ceil(Math.max(a.x, b.x)) - x + 1, height: Math.ceil(Math.max(a.y, b.y)) - y + 1 };
}

/** Shows the frame and the cross, where there are any. @param {Spot} [to] the frame's other corner */
function draw(to) {
	const { x, y, width, height } = corner && to ? frame(corner, to) : { x: 0, y: 0, width: 0, height: 0 };
	for (const [name, value] of Object.entries({ x, y, width, height })) document.getElementById("frame")?.setAttribute(name, String(value));
	const arm = Math.max(size().width, size().height) / 30;
	document.getElementById("cross")?.setAttribute("d", cross ? `M${cross.x - arm} ${cross.y}h${2 * arm}M${cross.x} ${cross.y - arm}v${2 * arm}` : "");
}

/** @param {Spot} to */
function rub(to) {
	const { x, y, width, height } = frame(/** @type {Spot} */ (corner), to);
	corner = undefined;
	mend(`rub ${x} ${y} ${width} ${height}`, "surface");
}

/** @param {Spot} place */
function take(place) {
	corner = undefined;
	mend(`spot ${Math.floor(place.x)} ${Math.floor(place.y)}`, "surface");
}

function stop() {
	down = corner = undefined;
	if (surface()) draw();
}

document.addEventListener("pointerdown", (event) => {
	const picture = surface();
	if (event.target !== picture || !picture || event.button !== 0) return;
	cross = undefined;
	framed = false;
	down = { x: event.clientX, y: event.clientY };
	corner = spot(event);
	picture.setPointerCapture(event.pointerId);
	draw();
});

document.addEventListener("pointermove", (event) => {
	if (!down) return;
	framed ||= Math.hypot(event.clientX - down.x, event.clientY - down.y) > SHAKE;
	if (framed) draw(spot(event));
});

document.addEventListener("pointerup", (event) => {
	if (!down) return;
	down = undefined;
	if (framed) rub(spot(event));
});

document.addEventListener("pointercancel", stop);

document.addEventListener("dragstart", (event) => { if (event.target === surface()) event.preventDefault(); });

document.addEventListener("click", (event) => {
	if (event.target !== surface()) return;
	event.preventDefault();
	if (!framed && event.detail > 0) take(spot(event));
	framed = false;
});

document.addEventListener("keydown", (event) => {
	const picture = surface();
	if (event.target !== picture || !picture || event.altKey || event.ctrlKey || event.metaKey) return;
	const way = WAYS[event.key];
	if (way) {
		const step = event.shiftKey ? 1 : Math.max(1, Math.round(Math.max(size().width, size().height) / 60));
		cross = within(cross ? { x: cross.x + way[0] * step, y: cross.y + way[1] * step } : middle());
	} else if (event.key === "Enter") {
		take(cross ??= middle());
	} else if (event.key === " ") {
		cross ??= middle();
		if (corner) rub(cross);
		else corner = cross;
	} else if (event.key === "Escape") {
		corner = undefined;
	} else return;
	event.preventDefault();
	draw(cross);
});

document.addEventListener("keyup", (event) => { if (event.target === surface() && event.key === " ") event.preventDefault(); });

function middle() {
	return { x: Math.floor(size().width / 2), y: Math.floor(size().height / 2) };
}

document.addEventListener("mended", () => {
	ready();
	if (surface()) draw();
});
ready();
