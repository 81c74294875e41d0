// @ts-check
// Stacks. The pages work without this: it shows pages as they are read, and spares the mouse.

/** @typedef {{ page: number, name: string, state: string, outcome: string | null, number: string | null, confidence: number,
 * read: string | null, confirmed: boolean, reason: string | null, doubt: number, picture: string | null, thumbnail: string | null }} StackPage */
/** @typedef {{ state: string, pages: number, done: number } & Record<string, string | number>} Progress */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

const RETRY = 5000; // milliseconds until the server is asked again for events

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string | null | undefined} text */
const say = (text) => { byId("status").textContent = text ?? ""; };
/** @param {number} value */
const figure = (value) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(value);
/** @param {Element} whole @param {string} selector */
const part = (whole, selector) => /** @type {HTMLElement} */ (whole.querySelector(selector));
/** @param {Element} row */
const fieldOf = (row) => /** @type {Field} */ (row.querySelector(".field"));

document.documentElement.classList.add("scripted");
document.querySelectorAll("main [data-script]").forEach((hidden) => { /** @type {HTMLElement} */ (hidden).hidden = false; });

const send = document.getElementById("send");
if (send instanceof HTMLFormElement) sender(send);
const stack = /** @type {HTMLElement | null} */ (document.querySelector("main.stack"));
if (stack) desk(stack);

/** @param {HTMLFormElement} form */
function sender(form) {
	const words = form.dataset;
	const file = /** @type {HTMLInputElement} */ (byId("file"));
	const chosen = byId("chosen");
	const sheet = byId("sheet");
	const bar = /** @type {HTMLProgressElement} */ (byId("sent"));

	function show() {
		const files = [...file.files ?? []];
		const bytes = files.reduce((sum, item) => sum + item.size, 0);
		chosen.hidden = !files.length;
		chosen.textContent = (words.sayFiles ?? "").replace("#", String(files.length)).replace("#", figure(bytes / 1e6));
		say(bytes > Number(words.most) * 1048576 ? words.sayLarge : "");
	}

	file.addEventListener("change", show);
	document.addEventListener("dragover", (event) => {
		event.preventDefault();
		sheet.classList.add("over");
	});
	document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) sheet.classList.remove("over"); });
	document.addEventListener("drop", (event) => {
		event.preventDefault();
		sheet.classList.remove("over");
		if (event.dataTransfer?.files.length) {
			file.files = event.dataTransfer.files;
			show();
		}
	});
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		if (file.files?.length) return upload();
		say(words.sayChoose);
		file.focus();
	});

	function upload() {
		const body = new FormData(form);
		body.append("script", "1");
		const request = new XMLHttpRequest();
		request.open("POST", form.action);
		request.setRequestHeader("Accept", "text/html");
		request.upload.addEventListener("progress", (event) => { bar.value = 100 * event.loaded / event.total; });
		request.addEventListener("load", () => {
			if (request.status < 300) location.assign(request.responseURL);
			else refuse(new DOMParser().parseFromString(request.responseText, "text/html").querySelector("[role=alert] p"));
		});
		request.addEventListener("error", () => refuse(null));
		bar.hidden = false;
		say(words.saySending);
		request.send(body);
	}

	/** @param {Element | null} sentence */
	function refuse(sentence) {
		bar.hidden = true;
		say(sentence ? sentence.textContent : words.sayLarge);
	}
}

/** @param {HTMLElement} main */
function desk(main) {
	const rows = byId("rows");
	const blank = /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (byId("row")).content.firstElementChild);
	const api = main.dataset.api ?? "";
	const from = Number(main.dataset.from);
	const most = Number(main.dataset.most);
	const byDoubt = main.dataset.order === "doubt";
	let seen = main.dataset.revision ?? "0";
	/** @type {Promise<unknown>} */
	let saving = Promise.resolve();
	let passed = false; // pages have come that may belong among these rows

	all().forEach(remember);
	listen();

	function all() {
		return /** @type {HTMLElement[]} */ ([...rows.children]);
	}

	function listen() {
		if (main.dataset.state === "DONE") return;
		const events = new EventSource(`${api}/events?since=${seen}`);
		events.addEventListener("page", (event) => {
			seen = event.lastEventId || seen;
			put(JSON.parse(event.data));
		});
		events.addEventListener("progress", (event) => count(JSON.parse(event.data)));
		events.addEventListener("done", () => {
			events.close();
			if (passed && !rows.contains(document.activeElement)) location.reload();
		});
		events.addEventListener("gone", () => {
			events.close();
			say(main.dataset.sayGone);
		});
		events.addEventListener("error", () => {
			if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY);
		});
	}

	/** @param {Progress} progress */
	function count(progress) {
		main.dataset.state = progress.state.toUpperCase();
		/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-count]")).forEach((place) => {
			place.textContent = String(progress[place.dataset.count ?? ""]);
		});
		/** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-when]")).forEach((words) => {
			words.hidden = !words.dataset.when?.includes(main.dataset.state ?? "");
		});
		if (progress.state === "unpacking") return;
		const bar = /** @type {HTMLProgressElement} */ (byId("progress"));
		bar.max = progress.pages;
		bar.value = progress.done;
		// It was not known yet that the table has several parts.
		if (progress.pages > most && !document.getElementById("leaves")) location.reload();
	}

	/** A page as it stands now, in its row, or in a new one at its place. @param {StackPage} page */
	function put(page) {
		const known = document.getElementById(`page-${page.page}`);
		if (known) return fill(known, page);
		const next = all().find((other) => place(other) > (byDoubt ? page.doubt : page.page));
		if (!isHere(page, next)) return;
		const row = make(page);
		rows.insertBefore(row, next ?? null);
		byId("empty").hidden = true;
		const last = rows.lastElementChild;
		if (rows.children.length > most && !last?.contains(document.activeElement)) last?.remove();
	}

	/** @param {HTMLElement} row */
	function place(row) {
		return Number(byDoubt ? row.dataset.doubt : row.dataset.page);
	}

	/** Whether a page belongs to this part of the table. @param {StackPage} page @param {HTMLElement} [next] the row below it */
	function isHere(page, next) {
		if (!byDoubt) return page.page >= from && page.page < from + most;
		const before = from > 1 && (!next || next === rows.firstElementChild);
		passed ||= before;
		return !before && (next !== undefined || rows.children.length < most);
	}

	/** @param {StackPage} page */
	function make(page) {
		const row = /** @type {HTMLElement} */ (blank.cloneNode(true));
		const index = String(page.page);
		row.id = `page-${index}`;
		row.dataset.page = index;
		/** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-label]")).forEach((named) => {
			named.setAttribute("aria-label", (named.dataset.label ?? "").replace("#", index));
		});
		const form = /** @type {HTMLFormElement} */ (row.querySelector("form"));
		form.action = form.dataset.action + index;
		part(row, ".index").textContent = index;
		part(row, ".name").textContent = page.name;
		part(row, ".sure").id = `sure-${index}`;
		fill(row, page);
		return row;
	}

	/** @param {HTMLElement} row @param {StackPage} page */
	function fill(row, page) {
		const thumb = /** @type {HTMLAnchorElement | null} */ (row.querySelector(".thumb"));
		if (thumb && page.picture && !thumb.href) {
			thumb.href = page.picture;
			/** @type {HTMLImageElement} */ (thumb.firstElementChild).src = page.thumbnail ?? "";
		} else if (thumb && !page.picture) {
			thumb.remove();
		}
		const number = page.number ?? "";
		const old = fieldOf(row);
		const field = number.includes("\n") && old instanceof HTMLInputElement ? grow(old, number) : old;
		field.setAttribute("aria-describedby", `sure-${page.page}`);
		if (field !== document.activeElement || field.value === row.dataset.saved) field.value = number;
		row.dataset.saved = number;
		row.dataset.doubt = String(page.doubt);
		row.dataset.confirmed = String(page.confirmed);
		part(row, ".restore").hidden = !page.confirmed;
		const checked = number === (page.read ?? "") ? "confirmed" : "corrected";
		const kind = page.confirmed ? checked : page.outcome ?? "refused";
		row.className = `row ${kind}`;
		const words = part(blank, ".sure");
		part(row, ".sure").replaceChildren(...words.cloneNode(true).childNodes);
		part(row, ".words").textContent = words.getAttribute(`data-${kind}`);
		part(row, ".percent").textContent = page.confirmed || page.state !== "read" ? "" : percent(page.confidence);
		part(row, ".why").textContent = page.confirmed ? "" : page.reason ?? "";
	}

	/** @param {HTMLInputElement} field @param {string} number */
	function grow(field, number) {
		const larger = document.createElement("textarea");
		for (const name of ["class", "name", "dir", "aria-label", "autocomplete", "spellcheck", "maxlength"]) {
			larger.setAttribute(name, field.getAttribute(name) ?? "");
		}
		larger.rows = number.split("\n").length;
		field.replaceWith(larger);
		return larger;
	}

	/** Never rounded up to a certainty that nobody has. @param {number} confidence */
	function percent(confidence) {
		return `${figure(Math.min(99.9, Math.floor(confidence * 1000) / 10))} %`;
	}

	/** @param {HTMLElement} row */
	function remember(row) {
		row.dataset.saved = fieldOf(row).value;
		row.dataset.confirmed = String(!part(row, ".restore").hidden);
	}

	/** @param {HTMLElement} row @param {string} method @param {string} [body] @returns {Promise<StackPage>} */
	async function ask(row, method, body) {
		const answer = await fetch(`${api}/pages/${row.dataset.page}/correction`,
			{ method, body, headers: body ? { "Content-Type": "application/json" } : {} });
		if (!answer.ok) throw new Error((await answer.json()).detail);
		return answer.json();
	}

	/** @param {HTMLElement} row @param {string} method @param {string} [body] @returns whether it was taken */
	async function change(row, method, body) {
		try {
			fill(row, await ask(row, method, body));
			say(body ? main.dataset.saySaved : main.dataset.sayBack);
			count(await (await fetch(api)).json());
			return true;
		} catch (failure) {
			row.classList.add("unsaved");
			say((failure instanceof Error && failure.message) || main.dataset.sayUnsaved);
			return false;
		}
	}

	/** @param {HTMLElement} row */
	function save(row) {
		const number = fieldOf(row).value;
		row.dataset.saved = number;
		const saved = change(row, "PUT", JSON.stringify({ number }));
		saving = Promise.all([saving, saved]);
		return saved;
	}

	/** @param {HTMLElement} row */
	async function confirm(row) {
		const saved = save(row);
		if (row.nextElementSibling) move(row, 1);
		else if (await saved) await turn(1);
	}

	/** @param {HTMLElement} row @param {number} step 1 for down, -1 for up */
	function move(row, step) {
		const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
		if (next) fieldOf(next).focus();
		else void turn(step);
	}

	/** Goes to the part of the table below this one, or above it, when all is saved. @param {number} step */
	async function turn(step) {
		const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(step > 0 ? "#leaves [rel=next]" : "#leaves [rel=prev]"));
		if (!link) return;
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // what was typed is saved
		await saving;
		const address = new URL(link.href);
		if (byDoubt && step > 0) {
			// What is confirmed moves to the end, and what stood below moves up.
			const open = all().filter((row) => row.dataset.confirmed !== "true").length;
			address.searchParams.set("from", String(from + open));
		}
		address.searchParams.set("at", step > 0 ? "first" : "last");
		location.assign(address);
	}

	/** The row that something happened in. @param {Event} event */
	const rowOf = (event) => /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest(".row"));
	/** @param {Event} event @returns {Field | null} */
	const target = (event) => {
		const { target: field } = event;
		return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field : null;
	};

	rows.addEventListener("focusin", (event) => target(event)?.select());
	rows.addEventListener("change", (event) => {
		const row = rowOf(event);
		const field = target(event);
		if (field && field.value !== row.dataset.saved) void save(row);
	});
	rows.addEventListener("submit", (event) => {
		event.preventDefault();
		const row = rowOf(event);
		if (/** @type {HTMLButtonElement | null} */ (event.submitter)?.name === "restore") {
			void change(row, "DELETE");
			fieldOf(row).focus();
		} else {
			void confirm(row);
		}
	});
	rows.addEventListener("keydown", (event) => {
		const field = target(event);
		if (!field || event.isComposing) return;
		const row = rowOf(event);
		if (event.key === "Enter" && !event.shiftKey) {
			event.preventDefault();
			void confirm(row);
		} else if (event.key === "Escape") {
			if (field.value !== row.dataset.saved) field.value = row.dataset.saved ?? "";
			else if (row.dataset.confirmed === "true") void change(row, "DELETE");
			field.select();
		} else if (field instanceof HTMLInputElement && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
			event.preventDefault();
			move(row, event.key === "ArrowDown" ? 1 : -1);
		}
	});
}
