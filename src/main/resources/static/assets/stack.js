// Stacks. The pages work without this: it shows pages as they are read, and spares the mouse.

const byId = (id) => document.getElementById(id);
const say = (text) => { byId("status").textContent = text; };

const figure = (value) => new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(value);

document.documentElement.classList.add("scripted");
document.querySelectorAll("main [data-script]").forEach((part) => { part.hidden = false; });

if (byId("send")) sender(byId("send"));
if (byId("rows")) desk(document.querySelector("main.stack"));

function sender(form) {
	const file = byId("file");
	const chosen = byId("chosen");
	const sheet = byId("sheet");
	const bar = byId("sent");

	function show() {
		const bytes = [...file.files].reduce((sum, item) => sum + item.size, 0);
		const many = file.files.length;
		chosen.hidden = !many;
		chosen.textContent = form.dataset.sayFiles.replace("#", many).replace("#", figure(bytes / 1e6));
		say(bytes > form.dataset.most * 1048576 ? form.dataset.sayLarge : "");
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
		if (event.dataTransfer.files.length) {
			file.files = event.dataTransfer.files;
			show();
		}
	});
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		if (!file.files.length) {
			say(form.dataset.sayChoose);
			file.focus();
			return;
		}
		send();
	});

	function send() {
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
		say(form.dataset.saySending);
		request.send(body);
	}

	function refuse(sentence) {
		bar.hidden = true;
		say(sentence ? sentence.textContent : form.dataset.sayLarge);
	}
}

function desk(main) {
	const rows = byId("rows");
	const blank = byId("row").content.firstElementChild;
	const api = main.dataset.api;
	let seen = main.dataset.revision;

	[...rows.children].forEach((row) => remember(row));
	listen();

	function listen() {
		if (main.dataset.state === "DONE") return;
		const events = new EventSource(`${api}/events?since=${seen}`);
		events.addEventListener("page", (event) => {
			seen = event.lastEventId || seen;
			put(JSON.parse(event.data));
		});
		events.addEventListener("progress", (event) => count(JSON.parse(event.data)));
		["done", "gone"].forEach((name) => events.addEventListener(name, () => {
			events.close();
			if (name === "gone") say(main.dataset.sayGone);
		}));
		events.addEventListener("error", () => {
			if (events.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
		});
	}

	function count(stack) {
		main.dataset.state = stack.state.toUpperCase();
		document.querySelectorAll("[data-count]").forEach((place) => { place.textContent = stack[place.dataset.count]; });
		document.querySelectorAll("[data-when]").forEach((part) => { part.hidden = !part.dataset.when.includes(main.dataset.state); });
		if (stack.state === "unpacking") return;
		const bar = byId("progress");
		bar.max = stack.pages;
		bar.value = stack.done;
	}

	// A page as it stands now, in its row, or in a new one at its place.
	function put(page) {
		byId("empty").hidden = true;
		const known = byId(`page-${page.page}`);
		const row = known || blank.cloneNode(true);
		if (!known) {
			row.id = `page-${page.page}`;
			row.dataset.page = page.page;
			row.querySelectorAll("[data-label]").forEach((part) => part.setAttribute("aria-label", part.dataset.label.replace("#", page.page)));
			row.querySelector("form").action = row.querySelector("form").dataset.action + page.page;
			row.querySelector(".index").textContent = page.page;
			row.querySelector(".name").textContent = page.name;
			row.querySelector(".sure").id = `sure-${page.page}`;
		}
		fill(row, page);
		if (!known) insert(row);
	}

	function fill(row, page) {
		const thumb = row.querySelector(".thumb");
		if (thumb && page.picture && !thumb.href) {
			thumb.href = page.picture;
			thumb.firstElementChild.src = page.thumbnail;
		} else if (thumb && !page.picture) {
			thumb.remove();
		}
		const number = page.number ?? "";
		let field = row.querySelector(".field");
		if (number.includes("\n") && field.tagName === "INPUT") field = grow(field, number);
		field.setAttribute("aria-describedby", `sure-${page.page}`);
		if (field !== document.activeElement || field.value === row.dataset.saved) field.value = number;
		row.dataset.saved = number;
		row.dataset.doubt = page.doubt;
		row.dataset.confirmed = page.confirmed;
		row.querySelector(".restore").hidden = !page.confirmed;
		const kind = !page.confirmed ? page.outcome ?? "refused" : number === (page.read ?? "") ? "confirmed" : "corrected";
		row.className = `row ${kind}`;
		row.querySelector(".sure").replaceChildren(...blank.querySelector(".sure").cloneNode(true).childNodes);
		row.querySelector(".words").textContent = blank.querySelector(".sure").getAttribute(`data-${kind}`);
		row.querySelector(".percent").textContent = page.confirmed || page.state !== "read" ? "" : percent(page.confidence);
		row.querySelector(".why").textContent = page.confirmed ? "" : page.reason ?? "";
	}

	function grow(field, number) {
		const larger = document.createElement("textarea");
		for (const name of ["class", "name", "aria-label", "autocomplete", "spellcheck", "maxlength"]) {
			if (field.hasAttribute(name)) larger.setAttribute(name, field.getAttribute(name));
		}
		larger.rows = number.split("\n").length;
		field.replaceWith(larger);
		return larger;
	}

	// Never rounded up to a certainty that nobody has.
	function percent(confidence) {
		return `${figure(Math.min(99.9, Math.floor(confidence * 1000) / 10))} %`;
	}

	function insert(row) {
		const key = main.dataset.order === "doubt" ? "doubt" : "page";
		const next = [...rows.children].find((other) => Number(other.dataset[key]) > Number(row.dataset[key]));
		rows.insertBefore(row, next ?? null);
	}

	function remember(row) {
		row.dataset.saved = row.querySelector(".field").value;
		row.dataset.confirmed = !row.querySelector(".restore").hidden;
	}

	async function ask(row, method, body) {
		const answer = await fetch(`${api}/pages/${row.dataset.page}/correction`,
			{ method, body, headers: body ? { "Content-Type": "application/json" } : {} });
		if (!answer.ok) throw new Error((await answer.json()).detail);
		return answer.json();
	}

	async function change(row, method, body, done) {
		try {
			fill(row, await ask(row, method, body));
			say(done);
			count(await (await fetch(api)).json());
		} catch (failure) {
			row.classList.add("unsaved");
			say(failure.message || main.dataset.sayUnsaved);
		}
	}

	function save(row) {
		const number = row.querySelector(".field").value;
		row.dataset.saved = number;
		return change(row, "PUT", JSON.stringify({ number }), main.dataset.saySaved);
	}

	function move(row, step) {
		const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
		if (next) next.querySelector(".field").focus();
	}

	rows.addEventListener("focusin", (event) => {
		if (event.target.matches(".field")) event.target.select();
	});
	rows.addEventListener("change", (event) => {
		const row = event.target.closest(".row");
		if (event.target.matches(".field") && event.target.value !== row.dataset.saved) save(row);
	});
	rows.addEventListener("submit", (event) => {
		event.preventDefault();
		const row = event.target.closest(".row");
		if (event.submitter?.name === "restore") {
			change(row, "DELETE", undefined, main.dataset.sayBack);
			row.querySelector(".field").focus();
		} else {
			save(row);
			move(row, 1);
		}
	});
	rows.addEventListener("keydown", (event) => {
		if (!event.target.matches(".field") || event.isComposing) return;
		const row = event.target.closest(".row");
		const single = event.target.tagName === "INPUT";
		if (event.key === "Enter" && !event.shiftKey) {
			event.preventDefault();
			save(row);
			move(row, 1);
		} else if (event.key === "Escape") {
			if (event.target.value !== row.dataset.saved) event.target.value = row.dataset.saved;
			else if (row.dataset.confirmed === "true") change(row, "DELETE", undefined, main.dataset.sayBack);
			event.target.select();
		} else if (single && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
			event.preventDefault();
			move(row, event.key === "ArrowDown" ? 1 : -1);
		}
	});
}
