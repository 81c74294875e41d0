// @ts-check
// A pad to write on: finger, pen, mouse or keyboard; every stroke is read at once. It is a part of the reader's form
// and speaks to it by events alone: "pad:empty" and "pad:written" on the pad's pane.

/** @typedef {[number, number, number]} Point x and y in CSS pixels of the pad, and milliseconds */
/** @typedef {{ points: Point[] }} Stroke */
/** @typedef {{ width: number, height: number, strokes: Stroke[] }} Drawing */
/** @typedef {{ digit: string, probability: number }} Candidate */

const PEN = 0.05; // of the pad's shorter side
const PAUSE = 150; // milliseconds after a stroke in which the next may come
const STEPS = 22; // of the pen that is moved by keys, across the shorter side
const MAYBE = 0.1; // a runner-up from here on is worth a word
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const pane = /** @type {HTMLElement | null} */ (document.querySelector("[data-pad]"));
if (pane) pad(pane);

/** @param {HTMLElement} pane */
function pad(pane) {
	const canvas = /** @type {HTMLCanvasElement} */ (pane.querySelector("canvas"));
	const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
	const undo = /** @type {HTMLButtonElement} */ (pane.querySelector("[data-undo]"));
	const field = /** @type {HTMLInputElement} */ (pane.querySelector("input[name=strokes]"));
	const keys = /** @type {HTMLElement} */ (pane.querySelector("[data-pen-state]"));
	const form = /** @type {HTMLFormElement} */ (canvas.closest("form"));
	const listener = guesser(pane);
	let size = { width: 0, height: 0 };
	/** @type {Stroke[]} */
	let strokes = [];
	/** @type {Stroke | null} */
	let stroke = null;
	/** @type {number | null} */
	let pointer = null;
	/** @type {{ x: number, y: number, down: boolean } | null} */
	let pen = null;
	const held = new Set();
	let waiting = 0;

	function fit() {
		const box = canvas.getBoundingClientRect();
		if (!box.width) return;
		const factor = size.width ? Math.min(box.width / size.width, box.height / size.height) : 1;
		if (factor !== 1) strokes.forEach((one) => one.points.forEach((point) => { point[0] *= factor; point[1] *= factor; }));
		size = { width: box.width, height: box.height };
		const density = Math.min(3, window.devicePixelRatio || 1);
		canvas.width = Math.round(size.width * density);
		canvas.height = Math.round(size.height * density);
		draw();
	}

	function draw() {
		if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; paint(); });
	}

	function paint() {
		const density = canvas.width / size.width;
		const style = getComputedStyle(canvas);
		context.setTransform(density, 0, 0, density, 0, 0);
		context.clearRect(0, 0, size.width, size.height);
		context.lineCap = context.lineJoin = "round";
		context.lineWidth = nib();
		context.strokeStyle = style.color;
		strokes.forEach((one) => trace(one.points));
		if (pen && document.activeElement === canvas) cross(style.getPropertyValue("--accent"));
	}

	const nib = () => Math.max(4, PEN * Math.min(size.width, size.height));

	/** @param {Point[]} points */
	function trace(points) {
		context.beginPath();
		context.moveTo(points[0][0], points[0][1]);
		for (let i = 1; i < points.length - 1; i++) {
			context.quadraticCurveTo(points[i][0], points[i][1], (points[i][0] + points[i + 1][0]) / 2, (points[i][1] + points[i + 1][1]) / 2);
		}
		context.lineTo(points[points.length - 1][0], points[points.length - 1][1]);
		context.stroke();
	}

	/** Where the keys' pen is. @param {string} colour */
	function cross(colour) {
		if (!pen) return;
		context.lineWidth = 2;
		context.strokeStyle = colour;
		context.beginPath();
		context.arc(pen.x, pen.y, nib() / 2 + 4, 0, 2 * Math.PI);
		if (!pen.down) {
			context.moveTo(pen.x - nib(), pen.y);
			context.lineTo(pen.x + nib(), pen.y);
			context.moveTo(pen.x, pen.y - nib());
			context.lineTo(pen.x, pen.y + nib());
		}
		context.stroke();
	}

	/** @param {number} x @param {number} y @param {number} time */
	function begin(x, y, time) {
		stroke = { points: [[x, y, time]] };
		strokes.push(stroke);
		changed();
	}

	function end() {
		stroke = null;
		pointer = null;
		listener.listen(drawing());
	}

	function changed() {
		undo.disabled = !strokes.length;
		pane.dispatchEvent(new Event(strokes.length ? "pad:written" : "pad:empty"));
		draw();
	}

	/** @returns {Drawing} */
	function drawing() {
		const start = strokes.length ? strokes[0].points[0][2] : 0;
		const tenth = (/** @type {number} */ value) => Math.round(value * 10) / 10;
		return {
			width: Math.max(1, tenth(size.width)), height: Math.max(1, tenth(size.height)),
			strokes: strokes.map((one) => ({ points: one.points.map(([x, y, t]) => /** @type {Point} */ ([tenth(x), tenth(y), Math.round(t - start)])) })),
		};
	}

	/** @param {PointerEvent} event @returns {Point} */
	function point(event) {
		const box = canvas.getBoundingClientRect();
		return [event.clientX - box.left, event.clientY - box.top, event.timeStamp];
	}

	function takeBack() {
		strokes.pop();
		lift();
		changed();
		listener.listen(drawing());
	}

	function clear() {
		strokes = [];
		stroke = null;
		lift();
		changed();
		listener.forget();
	}

	function lift() {
		if (pen) pen.down = false;
	}

	canvas.addEventListener("pointerdown", (event) => {
		if (event.button || pointer !== null) return;
		canvas.setPointerCapture(event.pointerId);
		pointer = event.pointerId;
		pen = null;
		begin(...point(event));
	});
	canvas.addEventListener("pointermove", (event) => {
		if (!stroke || event.pointerId !== pointer) return;
		const seen = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
		(seen.length ? seen : [event]).forEach((moved) => stroke?.points.push(point(moved)));
		draw();
	});
	["pointerup", "pointercancel"].forEach((kind) => canvas.addEventListener(kind, (event) => {
		if (stroke && /** @type {PointerEvent} */ (event).pointerId === pointer) end();
	}));
	canvas.addEventListener("contextmenu", (event) => event.preventDefault());

	canvas.addEventListener("focus", () => {
		if (!canvas.matches(":focus-visible")) return;
		begun();
		draw();
	});
	canvas.addEventListener("blur", () => {
		held.clear();
		if (pen?.down) toggle();
		draw();
	});
	canvas.addEventListener("keyup", (event) => held.delete(event.key));
	canvas.addEventListener("keydown", (event) => {
		if (event.ctrlKey || event.metaKey || event.altKey) {
			if (event.key === "z" && !undo.disabled) act(takeBack, event);
		} else if (event.key in ARROWS) act(() => { held.add(event.key); move(event.shiftKey); }, event);
		else if (event.key === " ") act(toggle, event);
		else if (event.key === "Backspace") act(takeBack, event);
		else if (event.key === "Delete" || event.key === "Escape") act(clear, event);
		else if (event.key === "Enter") act(() => form.requestSubmit(), event);
	});

	/** @param {() => void} action @param {Event} event */
	function act(action, event) {
		event.preventDefault();
		begun();
		action();
	}

	/** The keys' pen is somewhere, though nobody has said yet how large the pad is. */
	function begun() {
		if (!size.width) fit();
		pen ??= { x: size.width / 2, y: size.height / 4, down: false };
	}

	/** @param {boolean} fine */
	function move(fine) {
		if (!pen) return;
		const step = Math.min(size.width, size.height) / STEPS / (fine ? 4 : 1);
		for (const key of held) {
			const [dx, dy] = ARROWS[/** @type {keyof typeof ARROWS} */ (key)];
			pen.x = Math.min(size.width, Math.max(0, pen.x + dx * step));
			pen.y = Math.min(size.height, Math.max(0, pen.y + dy * step));
		}
		if (pen.down && stroke) stroke.points.push([pen.x, pen.y, performance.now()]);
		draw();
	}

	function toggle() {
		if (!pen) return;
		pen.down = !pen.down;
		keys.textContent = (pen.down ? pane.dataset.sayDown : pane.dataset.sayUp) ?? "";
		if (pen.down) begin(pen.x, pen.y, performance.now());
		else end();
		draw();
	}

	undo.addEventListener("click", takeBack);
	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
	new ResizeObserver(fit).observe(canvas);
	form.addEventListener("reset", clear);
	form.addEventListener("submit", () => { field.value = pane.hidden || !strokes.length ? "" : JSON.stringify(drawing()); }, { capture: true });

	// Back from the answer: what was written is still in the form's field.
	window.addEventListener("pageshow", () => {
		if (strokes.length || !field.value) return;
		try {
			const kept = /** @type {Drawing} */ (JSON.parse(field.value));
			strokes = kept.strokes;
			size = { width: kept.width, height: kept.height };
			pane.dispatchEvent(new Event("pad:restored"));
			fit();
			changed();
			listener.listen(drawing());
		} catch {
			field.value = "";
		}
	});
}

/** Reads what was written so far, and shows what it looks like. @param {HTMLElement} pane */
function guesser(pane) {
	const words = /** @type {HTMLElement} */ (pane.querySelector("[data-guess]"));
	const bars = /** @type {HTMLElement[]} */ ([...pane.querySelectorAll("[data-bar]")]);
	const names = (pane.dataset.sayNames ?? "").split("|");
	let timer = 0;
	/** @type {AbortController | null} */
	let running = null;

	/** @param {string} number */
	const name = (number) => (number.length === 1 && names.length === 10 ? names[Number(number)] : number);
	/** @param {string | undefined} pattern @param {string[]} values */
	const filled = (pattern, ...values) => (pattern ?? "").replace(/\{(\d)\}/g, (_, i) => values[Number(i)]);

	/** @param {Drawing} drawing @param {number} [again] */
	function listen(drawing, again = 2) {
		clearTimeout(timer);
		if (!drawing.strokes.length) return forget();
		timer = window.setTimeout(() => ask(drawing, again), PAUSE);
	}

	/** @param {Drawing} drawing @param {number} again */
	async function ask(drawing, again) {
		running?.abort();
		running = new AbortController();
		try {
			const answer = await fetch(pane.dataset.url ?? "", {
				method: "POST", body: JSON.stringify(drawing), signal: running.signal,
				headers: { "Content-Type": "application/json", Accept: "application/json" },
			});
			if (answer.ok) show(await answer.json());
			else if ((answer.status === 503 || answer.status === 429) && again) timer = window.setTimeout(() => ask(drawing, again - 1), 1000);
		} catch {
			// Another stroke has come, or the network is gone; the form can still be sent.
		}
	}

	/** @param {{ number: string | null, outcome: string, lines: { digits: { candidates: Candidate[] }[] }[] }} reading */
	function show(reading) {
		const number = reading.number?.replaceAll("\n", " / ");
		const candidates = reading.lines.at(-1)?.digits.at(-1)?.candidates ?? [];
		const other = number?.length === 1 && candidates[1]?.probability >= MAYBE ? candidates[1].digit : null;
		words.textContent = !number ? pane.dataset.sayNothing ?? ""
			: other ? filled(pane.dataset.sayEither, name(number), name(other)) : filled(pane.dataset.sayGuess, name(number));
		words.classList.toggle("doubtful", reading.outcome !== "read");
		pour(candidates);
	}

	/** @param {Candidate[]} candidates */
	function pour(candidates) {
		const best = candidates[0]?.digit;
		bars.forEach((bar) => {
			const digit = /** @type {string} */ (bar.dataset.bar);
			const share = candidates.find((one) => one.digit === digit)?.probability ?? 0;
			bar.style.setProperty("--share", share.toFixed(3));
			bar.classList.toggle("best", digit === best);
		});
	}

	function forget() {
		clearTimeout(timer);
		running?.abort();
		words.textContent = "";
		pour([]);
	}

	return { listen, forget };
}
