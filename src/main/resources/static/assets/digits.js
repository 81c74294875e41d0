// What pages do beyond working: preview, drop, paste, a drawing pad, copying. Without it, everything still works.
// What it says stands in the page (data-say-…), in the language of the page.

const LARGEST = 20 * 1024 * 1024;
const byId = (id) => document.getElementById(id);
const status = byId("status");
const say = (words) => { if (status) status.textContent = words; };

document.documentElement.classList.add("scripted");
document.querySelectorAll("[data-script]").forEach((part) => { part.hidden = false; });

const form = byId("reader");
if (form) reader(form);
document.querySelectorAll("[data-copy]").forEach(copier);

function reader(form) {
	const words = form.dataset;
	const file = byId("image");
	const camera = byId("camera");
	const sheet = byId("sheet");
	const preview = byId("preview");
	const image = byId("preview-image");
	const caption = byId("preview-caption");
	const predict = byId("predict");
	const pad = drawingPad(byId("pad"), byId("undo"));
	let mode = "picture";

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

	function take(picture) {
		const box = new DataTransfer();
		box.items.add(picture);
		file.files = box.files;
		camera.value = "";
		choose("picture");
		show(picture);
		predict.focus();
	}

	function choose(next) {
		mode = next;
		document.querySelectorAll("[data-mode]").forEach((tab) => tab.setAttribute("aria-pressed", tab.dataset.mode === mode));
		document.querySelectorAll("[data-pane]").forEach((pane) => { pane.hidden = pane.dataset.pane !== mode; });
		preview.hidden = mode !== "picture" || !file.files.length;
		if (mode === "draw") pad.fit();
		say("");
	}

	image.addEventListener("error", () => {
		if (!image.hasAttribute("src")) return;
		image.hidden = true;
		caption.textContent += `. ${words.sayNotShown}`;
	});
	file.addEventListener("change", () => show(file.files[0]));
	camera.addEventListener("change", () => { if (camera.files[0]) take(camera.files[0]); });
	document.querySelectorAll("[data-mode]").forEach((tab) => tab.addEventListener("click", () => choose(tab.dataset.mode)));

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
		if (event.dataTransfer.files[0]) take(event.dataTransfer.files[0]);
	});

	form.addEventListener("reset", () => {
		pad.clear();
		camera.value = "";
		show(null);
		say(words.sayCleared);
	});

	form.addEventListener("submit", async (event) => {
		const drawn = mode === "draw";
		if (drawn && !pad.empty()) {
			event.preventDefault();
			const box = new DataTransfer();
			box.items.add(new File([await pad.picture()], "drawing.png", { type: "image/png" }));
			file.files = box.files;
			send();
			form.submit();
		} else if (drawn || !file.files.length) {
			event.preventDefault();
			say(drawn ? words.sayWriteFirst : words.sayChooseFirst);
			if (!drawn) file.focus();
		} else if (file.files[0].size > LARGEST) {
			event.preventDefault();
			say(words.sayTooLarge);
		} else {
			send();
		}
	});

	function send() {
		say(words.sayReading);
		predict.setAttribute("aria-disabled", "true");
	}

	// Back from the result: the browser may have kept the file, and the pad starts anew.
	window.addEventListener("pageshow", () => {
		predict.removeAttribute("aria-disabled");
		say("");
		if (file.files.length) show(file.files[0]);
	});
}

function drawingPad(canvas, undo) {
	const context = canvas.getContext("2d");
	let strokes = [];
	let stroke = null;

	function fit() {
		const box = canvas.getBoundingClientRect();
		canvas.width = Math.round(box.width * 2);
		canvas.height = Math.round(box.height * 2);
		draw();
	}

	function draw() {
		context.clearRect(0, 0, canvas.width, canvas.height);
		paint(context, getComputedStyle(canvas).color);
		undo.disabled = !strokes.length;
	}

	function paint(target, colour) {
		target.lineCap = target.lineJoin = "round";
		target.lineWidth = 22;
		target.strokeStyle = colour;
		for (const points of strokes) {
			target.beginPath();
			target.moveTo(points[0].x, points[0].y);
			points.forEach((point) => target.lineTo(point.x, point.y));
			target.stroke();
		}
	}

	function point(event) {
		const box = canvas.getBoundingClientRect();
		return { x: (event.clientX - box.left) * canvas.width / box.width, y: (event.clientY - box.top) * canvas.height / box.height };
	}

	canvas.addEventListener("pointerdown", (event) => {
		if (event.button) return;
		canvas.setPointerCapture(event.pointerId);
		stroke = [point(event)];
		strokes.push(stroke);
		draw();
	});
	canvas.addEventListener("pointermove", (event) => {
		if (!stroke) return;
		(event.getCoalescedEvents?.() ?? [event]).forEach((moved) => stroke.push(point(moved)));
		draw();
	});
	["pointerup", "pointercancel"].forEach((end) => canvas.addEventListener(end, () => { stroke = null; }));
	undo.addEventListener("click", () => {
		strokes.pop();
		draw();
	});
	matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

	return {
		fit,
		empty: () => !strokes.length,
		clear() {
			strokes = [];
			draw();
		},
		// Dark on white, whatever the colours of the page.
		picture() {
			const paper = document.createElement("canvas");
			paper.width = canvas.width;
			paper.height = canvas.height;
			const target = paper.getContext("2d");
			target.fillStyle = "#fff";
			target.fillRect(0, 0, paper.width, paper.height);
			paint(target, "#000");
			return new Promise((done) => paper.toBlob(done, "image/png"));
		},
	};
}

function copier(button) {
	button.hidden = !navigator.clipboard;
	button.addEventListener("click", async () => {
		await navigator.clipboard.writeText(byId(button.dataset.copy).textContent);
		say(button.dataset.sayCopied);
	});
}

function size(bytes) {
	return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
