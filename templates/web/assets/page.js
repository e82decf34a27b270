// What a page does besides, where scripts run: it tells findings while one types, shows
// the photo that is chosen, how far an upload is, and the rows of a batch. Everything works without it.
"use strict";

// A link to a field opens what it is folded in.
function unfold() {
	const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (!target) return;
	for (let up = target.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
	target.scrollIntoView({ block: "center" });
	target.focus({ preventScroll: true });
}
addEventListener("hashchange", unfold);

// A text, of which some pieces lead to a field.
function said(spans) {
	return spans.map((span) => {
		if (!span.link) return span.text;
		const link = document.createElement("a");
		link.href = span.link;
		link.textContent = span.text;
		return link;
	});
}

// Live findings: the form is sent as it stands, and what is found comes back by field.
function finding(found) {
	const p = document.createElement("p");
	p.className = "found " + found.severity;
	const word = document.createElement("strong");
	word.textContent = found.word + ":";
	p.append(word, " ", ...said(found.message), " ");
	if (found.fix) {
		const fix = document.createElement("span");
		fix.className = "fix";
		fix.append(...said(found.fix));
		p.append(fix);
	}
	return p;
}

function show(form, answer) {
	for (const box of form.querySelectorAll(".finds")) {
		const id = box.id.replace(/-found$/, "");
		const found = answer.fields[id] || [];
		box.replaceChildren(...found.map(finding));
		const bad = found.some((f) => f.severity === "error");
		const field = document.getElementById(id);
		const frame = box.closest(".field");
		if (frame) frame.classList.toggle("invalid", bad);
		if (field && field.matches("input, select, textarea")) {
			if (bad) field.setAttribute("aria-invalid", "true");
			else field.removeAttribute("aria-invalid");
		}
	}
	document.getElementById("live").textContent = answer.status;
}

// The rows of a batch.
async function poll() {
	if (!document.querySelector("[data-poll]")) return;
	try {
		const answer = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
		const rows = answer.getElementById("rows");
		if (rows) document.getElementById("rows").replaceWith(rows);
	} catch { return; }
	setTimeout(poll, 1000);
}

// On a narrow screen the list of steps is folded at first.
const steps = document.querySelector(".steps details");
if (steps && matchMedia("(max-width: 59.99rem)").matches) steps.open = false;

// Errors are read out and reached at once.
const problems = document.getElementById("problems");
if (problems && !location.hash) problems.focus();

const live = document.querySelector("form[data-live]");
if (live) {
	let waiting = 0, latest = 0;
	const ask = async () => {
		const mine = ++latest;
		const body = new URLSearchParams(new FormData(live));
		body.set("live", "1");
		try {
			const answer = await fetch(live.action, { method: "POST", body });
			if (answer.ok && mine === latest) show(live, await answer.json());
		} catch { /* the server has ended: the next page will tell */ }
	};
	live.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 700); });
	live.addEventListener("change", () => { clearTimeout(waiting); waiting = setTimeout(ask, 50); });
	live.addEventListener("submit", () => { clearTimeout(waiting); latest++; });
}

// The photo that is being chosen.
for (const input of document.querySelectorAll("input[data-preview]")) {
	input.addEventListener("change", () => {
		const image = document.getElementById(input.dataset.preview);
		if (image.src) URL.revokeObjectURL(image.src);
		image.hidden = !input.files.length;
		if (input.files.length) image.src = URL.createObjectURL(input.files[0]);
	});
}

// How far an upload is. The page that answers takes the place of this one.
for (const form of document.querySelectorAll("form[data-progress]")) {
	form.addEventListener("submit", (event) => {
		const files = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
		if (!files || !form.checkValidity()) return;
		event.preventDefault();
		const bar = document.createElement("progress");
		bar.max = 1;
		(event.submitter || form).after(bar);
		const data = new FormData(form, event.submitter);
		const request = new XMLHttpRequest();
		request.upload.addEventListener("progress", (e) => { if (e.lengthComputable) bar.value = e.loaded / e.total; });
		request.addEventListener("load", () => {
			const next = request.getResponseHeader("X-Next");
			if (next) {
				history.pushState(null, "", next);
				location.reload();
				return;
			}
			bar.remove();
			const answer = new DOMParser().parseFromString(request.responseText, "text/html");
			document.querySelector("main").replaceWith(answer.querySelector("main"));
			scrollTo(0, 0);
		});
		request.addEventListener("error", () => { bar.remove(); form.submit(); });
		request.open("POST", form.action);
		request.setRequestHeader("X-Script", "1");
		request.send(data);
	});
}
unfold();
setTimeout(poll, 1000);
addEventListener("popstate", () => { if (!location.hash) location.reload(); });
