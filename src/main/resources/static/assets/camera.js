// @ts-check
// The live camera: where the browser has one, a third way beside choosing and drawing. What is inside the frame is
// taken, and given to the reader's form as the event "camera:taken" with the file as its detail.

const pane = /** @type {HTMLElement | null} */ (document.querySelector("[data-camera]"));
const mode = /** @type {HTMLElement | null} */ (document.querySelector("[data-mode=camera]"));
if (pane && mode && navigator.mediaDevices && "getUserMedia" in navigator.mediaDevices) {
	mode.hidden = false;
	camera(pane);
}

/** @param {HTMLElement} pane */
function camera(pane) {
	const video = /** @type {HTMLVideoElement} */ (pane.querySelector("video"));
	const frame = /** @type {HTMLElement} */ (pane.querySelector("[data-frame]"));
	const take = /** @type {HTMLButtonElement} */ (pane.querySelector("[data-take]"));
	const note = /** @type {HTMLElement} */ (pane.querySelector("[data-note]"));
	/** @type {MediaStream | null} */
	let stream = null;

	async function start() {
		take.disabled = true;
		note.textContent = pane.dataset.sayWait ?? "";
		try {
			const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 } }, audio: false });
			if (pane.hidden) return opened.getTracks().forEach((track) => track.stop());
			stream = opened;
			video.srcObject = opened;
			await video.play();
			take.disabled = false;
			note.textContent = pane.dataset.sayFrame ?? "";
		} catch {
			note.textContent = pane.dataset.sayNone ?? "";
		}
	}

	function stop() {
		stream?.getTracks().forEach((track) => track.stop());
		stream = null;
		video.srcObject = null;
	}

	// The video covers its box, so a part of it hangs over.
	function shoot() {
		const shown = video.getBoundingClientRect();
		const hint = frame.getBoundingClientRect();
		const scale = Math.min(video.videoWidth / shown.width, video.videoHeight / shown.height);
		const left = (video.videoWidth - shown.width * scale) / 2 + (hint.left - shown.left) * scale;
		const top = (video.videoHeight - shown.height * scale) / 2 + (hint.top - shown.top) * scale;
		const picture = document.createElement("canvas");
		picture.width = Math.round(hint.width * scale);
		picture.height = Math.round(hint.height * scale);
		picture.getContext("2d")?.drawImage(video, left, top, picture.width, picture.height, 0, 0, picture.width, picture.height);
		picture.toBlob((blob) => {
			if (!blob) return;
			const file = new File([blob], pane.dataset.sayName ?? "photograph.jpg", { type: "image/jpeg" });
			pane.dispatchEvent(new CustomEvent("camera:taken", { detail: file }));
		}, "image/jpeg", 0.92);
	}

	take.addEventListener("click", shoot);
	pane.addEventListener("camera:open", start);
	pane.addEventListener("camera:close", stop);
	window.addEventListener("pagehide", stop);
}
