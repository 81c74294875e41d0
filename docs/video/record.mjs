// Films the guide's video: node record.mjs ADDRESS FOLDER. Takes one picture for every change and writes how long each
// stands (FOLDER/frames.txt, for FFmpeg's concat demuxer), so that the film runs smoothly however slow the machine is.
// Leaves the times of what is said in FOLDER/cues.json; the words are in the message bundles (guide.video.cue.*).
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

/** @typedef {{ x: number, y: number }} Spot in CSS pixels of the window */
/** @typedef {number[][][]} Strokes of a digit: points of its strokes */

const [address, folder] = process.argv.slice(2);
const FRAME = 0.08; // seconds that a picture of a movement stands
const VIEW = { width: 960, height: 600, deviceScaleFactor: 4 / 3 };

// Digits as a pen draws them: strokes of points in a box of 60 × 100.
/** @type {Record<string, Strokes>} */
const DIGITS = {
	2: [[[6, 24], [14, 6], [32, 0], [48, 8], [50, 26], [38, 50], [20, 74], [2, 98], [30, 96], [58, 97]]],
	4: [[[34, 0], [22, 28], [8, 56], [2, 66], [28, 65], [56, 63]], [[42, 36], [40, 66], [38, 100]]],
	5: [[[12, 4], [10, 24], [8, 44], [28, 38], [48, 48], [52, 68], [42, 90], [22, 98], [4, 90]], [[12, 4], [32, 4], [52, 2]]],
	7: [[[2, 4], [24, 5], [54, 1], [44, 24], [32, 54], [22, 100]]],
};

// Where the picture has a speck that is no digit, of 520 × 300 pixels.
const SPECK = { x: 478, y: 40 };

const browser = await puppeteer.launch({
	executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
	args: ["--no-sandbox", "--disable-background-networking", "--force-color-profile=srgb", "--lang=en"],
});
await mkdir(folder, { recursive: true });
/** @type {string[]} */
const frames = [];
/** @type {{ name: string, from: number, to?: number }[]} */
const cues = [];
let now = 0;
let count = 0;
let pointer = { x: 480, y: 560 };
const page = await browser.newPage();
await page.setViewport(VIEW);
await page.setExtraHTTPHeaders({ "Accept-Language": "en" });
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }, { name: "prefers-reduced-motion", value: "reduce" }]);

/** A picture that stands for a while. @param {number} seconds */
async function still(seconds) {
	await showPointer();
	const name = `${String(count++).padStart(5, "0")}.png`;
	await page.screenshot({ path: join(folder, name) });
	frames.push(`file '${name}'\nduration ${seconds}`);
	now += seconds;
}

// A headless browser draws no pointer.
async function showPointer() {
	await page.evaluate(({ x, y }) => {
		let dot = document.getElementById("film-pointer");
		if (!dot) {
			dot = document.createElement("div");
			dot.id = "film-pointer";
			dot.setAttribute("aria-hidden", "true");
			Object.assign(dot.style, { position: "fixed", zIndex: "9", width: "22px", height: "22px", margin: "-11px", borderRadius: "50%",
				background: "rgb(39 67 201 / .35)", border: "2px solid #2743c9", pointerEvents: "none" });
			document.body.append(dot);
		}
		dot.style.left = `${x}px`;
		dot.style.top = `${y}px`;
	}, pointer);
}

/** @param {Spot} to @param {number} [steps] */
async function move(to, steps = 8) {
	const from = pointer;
	for (let step = 1; step <= steps; step++) {
		const part = (1 - Math.cos(Math.PI * step / steps)) / 2;
		pointer = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
		await page.mouse.move(pointer.x, pointer.y);
		await still(FRAME);
	}
}

/** @param {string} selector */
async function boxOf(selector) {
	const box = await (await page.$(selector))?.boundingBox();
	if (!box) throw new Error(`Nothing is seen of ${selector}`);
	return box;
}

/** @param {string} selector @returns {Promise<Spot>} */
async function centre(selector) {
	const box = await boxOf(selector);
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** @param {string} selector @param {boolean} [loads] whether it leads to another page */
async function press(selector, loads = false) {
	await bringIn(selector);
	await move(await centre(selector));
	const loaded = loads ? page.waitForNavigation({ waitUntil: "load" }) : Promise.resolve();
	await page.mouse.click(pointer.x, pointer.y);
	await loaded;
	await still(0.4);
}

/** @param {string} selector */
async function bringIn(selector) {
	const goal = await page.$eval(selector, (part) => {
		const box = part.getBoundingClientRect();
		const room = innerHeight - 24;
		return box.top >= 8 && box.bottom <= room ? scrollY : scrollY + box.top - Math.max(24, (room - box.height) / 2);
	});
	await scroll(goal);
}

/** @param {number} goal */
async function scroll(goal) {
	const from = await page.evaluate(() => scrollY);
	const to = Math.max(0, Math.min(goal, await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)));
	if (Math.abs(to - from) < 2) return;
	for (let step = 1; step <= 10; step++) {
		await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), from + (to - from) * (1 - Math.cos(Math.PI * step / 10)) / 2);
		await still(FRAME);
	}
}

/** @param {string} digit @param {Spot & { scale: number }} place */
async function write(digit, place) {
	for (const stroke of DIGITS[digit]) await draw(stroke.map(([x, y]) => ({ x: place.x + x * place.scale, y: place.y + y * place.scale })));
}

/** @param {Spot[]} points */
async function draw(points) {
	await move(points[0], 3);
	await page.mouse.down();
	for (const point of points.slice(1)) {
		pointer = point;
		await page.mouse.move(point.x, point.y, { steps: 3 });
		await still(FRAME);
	}
	await page.mouse.up();
	await still(FRAME);
}

/** @param {string} name */
function say(name) {
	end();
	cues.push({ name, from: round(now) });
}

function end() {
	const last = cues.at(-1);
	if (last) last.to = round(now - 0.05);
}

/** @param {number} seconds */
function round(seconds) {
	return Math.round(seconds * 100) / 100;
}

/** A picture of a number, written by the digits above, with a speck. @param {string} number */
async function picture(number) {
	const paper = await browser.newPage();
	await paper.setViewport({ width: 520, height: 300 });
	await paper.setContent("<canvas width=520 height=300></canvas>");
	await paper.evaluate((digits, speck) => {
		const pen = document.querySelector("canvas")?.getContext("2d");
		if (!pen) throw new Error("There is nothing to draw on.");
		pen.fillStyle = "#fbfaf5";
		pen.fillRect(0, 0, 520, 300);
		Object.assign(pen, { strokeStyle: "#1c2a6e", lineWidth: 9, lineCap: "round", lineJoin: "round" });
		digits.forEach((strokes, i) => strokes.forEach((points) => {
			pen.beginPath();
			points.forEach(([x, y], j) => pen[j ? "lineTo" : "moveTo"](70 + i * 140 + x * 1.6, 70 + (i % 2) * 8 + y * 1.6));
			pen.stroke();
		}));
		pen.fillStyle = pen.strokeStyle;
		pen.beginPath();
		pen.ellipse(speck.x, speck.y, 9, 6, 0.5, 0, 2 * Math.PI);
		pen.fill();
	}, [...number].map((digit) => DIGITS[digit]), SPECK);
	await (await paper.$("canvas"))?.screenshot({ path: `${folder}/number.png` });
	await paper.close();
	return join(folder, "number.png");
}

const file = await picture("427");
await page.bringToFront();
await page.goto(`${address}/?lang=en`, { waitUntil: "load" });
await still(0.8);
say("choose");
await move(await centre("label[for=image]"));
await still(1.2);
const chooser = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement> | null} */ (await page.$("#image"));
await chooser?.uploadFile(file);
await page.waitForFunction(() => /** @type {HTMLImageElement | null} */ (document.getElementById("preview-image"))?.complete);
await still(2.2);
say("count");
await press("#digits");
await page.keyboard.type("3");
await still(2.2);
say("predict");
await press("#predict", true);
await still(0.6);
say("answer");
await still(3.6);
say("boxes");
await bringIn(".look");
await move(await centre(".look"));
await still(3.2);
say("speck");
await press("#rub summary");
await bringIn("#surface");
const surface = await boxOf("#surface");
await move({ x: surface.x + surface.width * SPECK.x / 520, y: surface.y + surface.height * SPECK.y / 300 });
await still(0.8);
await page.mouse.click(pointer.x, pointer.y);
await page.waitForSelector("#undo");
await still(3);
say("steps");
await bringIn("#digits-title");
await still(3.2);
await page.goto(`${address}/`, { waitUntil: "load" });
await still(0.4);
say("draw");
await press("[data-mode=draw]");
await bringIn("#pad");
const pad = await boxOf("#pad");
const scale = Math.min(pad.height / 160, pad.width / 330);
/** Where a digit is written. @param {number} i */
const place = (i) => ({ x: pad.x + pad.width * 0.2 + i * 105 * scale, y: pad.y + (pad.height - 100 * scale) / 2, scale });
await write("2", place(0));
say("undo");
await draw([{ x: place(1).x, y: place(1).y + 60 * scale }, { x: place(1).x + 50 * scale, y: place(1).y + 20 * scale }]);
await still(0.6);
await press("[data-undo]");
await still(1.2);
await write("5", place(1));
await still(0.6);
say("written");
await press("#predict", true);
await bringIn(".answer");
await still(3.2);
say("language");
await page.goto(`${address}/`, { waitUntil: "load" });
await bringIn("a[hreflang=hi]");
await press("a[hreflang=hi]", true);
await still(1);
await scroll(0);
await still(3.5);
end();

frames.push(`file '${String(count - 1).padStart(5, "0")}.png'`); // the demuxer heeds the last duration only so
await writeFile(join(folder, "frames.txt"), `${frames.join("\n")}\n`);
await writeFile(join(folder, "cues.json"), `${JSON.stringify({ cues }, null, "\t")}\n`);
await browser.close();
console.log(`${count} pictures, ${now.toFixed(1)} s, ${cues.length} cues`);
