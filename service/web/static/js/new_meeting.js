// The form of a new meeting: only the chosen source's fields are shown, a dagsorden fills the form in, and a recording
// goes up from the same page once the meeting is there. Without this script the form works as it stands.

import { start, tooLarge } from "./upload.js";

const form = document.querySelector("[data-new-meeting]");
const field = (name) => form.elements[name];
const filled = new Map(); // what we put into a field; a person's own words are never touched

function fill(name, text) {
  const input = field(name);
  if (!text || !input || (input.value && input.value !== filled.get(name))) return;
  input.value = text;
  filled.set(name, text);
}

function shown() {
  const source = form.elements.source.value;
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== source;
  const up = source === "recording" && form.querySelector("#recording").files.length > 0;
  form.querySelector("[data-submit]").textContent = up ? "Opret og læg optagelsen op" : "Opret mødet";
}

function people() {
  const usual = field("committee_id").selectedOptions[0]?.dataset ?? {};
  fill("place", agenda.place || usual.place);
  const lines = (agenda.participants ?? "").split("\n").filter(Boolean);
  const names = new Set(lines.map((one) => one.split(",")[0].trim().toLowerCase()));
  for (const one of (usual.people ?? "").split("\n").filter(Boolean)) {
    if (!names.has(one.split(",")[0].trim().toLowerCase())) lines.push(one);
  }
  fill("participants", lines.join("\n"));
}

let agenda = {};
let asked = 0;

async function readIn() {
  const file = field("agenda").files[0];
  const text = field("agenda_text").value.trim();
  const box = form.querySelector("[data-read-in]");
  if (!file && text.length < 20) return box.replaceChildren();
  const mine = ++asked;
  const note = document.createElement("p");
  note.className = "quiet small";
  note.textContent = "Læser dagsordenen …";
  box.replaceChildren(note);
  const body = new FormData();
  if (file) body.set("agenda", file);
  else body.set("agenda_text", text);
  let answer;
  try {
    const response = await fetch("/moeder/nyt/dagsorden", { method: "POST", body, headers: headers() });
    answer = await response.json();
  } catch {
    answer = { problem: "" }; // read again when the form is sent
  }
  if (mine !== asked) return;
  if (answer.items) {
    agenda = answer;
    fill("date", agenda.date);
    fill("time", agenda.time);
    people();
    box.replaceChildren(list(agenda.items));
  } else if (answer.problem) {
    const wrong = document.createElement("p");
    wrong.className = "read-in wrong";
    wrong.textContent = answer.problem;
    box.replaceChildren(wrong);
  } else box.replaceChildren();
}

function list(items) {
  const box = document.createElement("details");
  box.className = "read-in";
  const head = document.createElement("summary");
  head.textContent = items.length === 1 ? "1 punkt er læst" : `${items.length} punkter er læst`;
  const lines = document.createElement("ol");
  for (const item of items) {
    const one = document.createElement("li");
    one.textContent = item;
    lines.append(one);
  }
  box.append(head, lines);
  return box;
}

function headers() {
  const token = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRF-Token"] ?? "";
  return { "X-CSRF-Token": token, Accept: "application/json" };
}

// The desk's problems stand beside their fields and above the form, as the server would have written them; files that
// were chosen stay chosen.
function tell(problems) {
  clear();
  const lines = document.createElement("ul");
  lines.className = "nobullet-list";
  for (const [name, text] of Object.entries(problems)) {
    const link = document.createElement("a");
    link.className = "function-link";
    link.href = `#${name}`;
    link.textContent = text;
    const one = document.createElement("li");
    one.append(name ? link : text);
    lines.append(one);
    beside(name, text);
  }
  const count = Object.keys(problems).length;
  const summary = document.createElement("div");
  summary.className = "alert alert-error error-summary";
  summary.setAttribute("role", "alert");
  summary.tabIndex = -1;
  const body = document.createElement("div");
  body.className = "alert-body";
  const heading = document.createElement("h2");
  heading.className = "alert-heading";
  heading.textContent = count === 1 ? "Der er en fejl" : `Der er ${count} fejl`;
  body.append(heading, lines);
  summary.append(body);
  document.getElementById("errors").replaceChildren(summary);
  summary.focus();
}

function beside(name, text) {
  const input = name ? document.getElementById(name) : null;
  const group = input?.closest(".form-group");
  if (!group) return;
  group.classList.add("form-error");
  input.setAttribute("aria-invalid", "true");
  const line = document.createElement("span");
  line.className = "form-error-message";
  line.id = `${name}-problem`;
  line.dataset.told = "";
  line.textContent = text;
  const before = group.querySelector("legend")?.nextSibling ?? group.querySelector("label")?.nextSibling;
  before ? before.before(line) : group.prepend(line);
  const described = (input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  input.setAttribute("aria-describedby", [...described, line.id].join(" "));
  for (let fold = group.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function clear() {
  document.getElementById("errors").replaceChildren();
  for (const line of form.querySelectorAll("[data-told]")) {
    const group = line.closest(".form-group");
    group.classList.remove("form-error");
    for (const input of group.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
      const rest = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== line.id);
      input.setAttribute("aria-describedby", rest.join(" "));
    }
    line.remove();
  }
}

const posted = () => fetch(form.action, { method: "POST", body: new FormData(form), headers: headers() });

// Who has signed in anew in another tab has a new token there.
async function renewed() {
  const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
  const given = page.body.getAttribute("hx-headers");
  if (!given || given === document.body.getAttribute("hx-headers")) return false;
  document.body.setAttribute("hx-headers", given);
  form.elements.csrf.value = JSON.parse(given)["X-CSRF-Token"];
  return true;
}

form.addEventListener("submit", async (event) => {
  const recording = field("source").value === "recording" ? form.querySelector("#recording").files[0] : undefined;
  event.preventDefault();
  const wrong = recording && tooLarge(recording, form.querySelector("#recording").dataset);
  if (wrong) return tell({ recording: wrong });
  const button = form.querySelector("[data-submit]");
  button.disabled = true;
  let response;
  let answer;
  try {
    response = await posted();
    if (response.status === 403 && (await renewed())) response = await posted();
    answer = await response.json();
  } catch {
    button.disabled = false;
    return tell({ "": "Der er ingen forbindelse. Alt, du har skrevet, står her endnu: prøv igen om lidt." });
  }
  button.disabled = false;
  if (response.status === 401) {
    return tell({ "": "Du er blevet logget ud. Log ind i en anden fane, og vælg så »Opret« igen her. Alt, du har skrevet, står her endnu." });
  }
  if (answer.problems) return tell(answer.problems);
  if (!answer.address) return tell({ "": answer.detail ?? "Mødet kunne ikke oprettes. Prøv igen." });
  if (!recording) return location.assign(answer.address);
  await goOn(answer.address, recording);
});

// The meeting's own page takes this one's place without a reload, for a reload would lose the chosen file.
async function goOn(address, recording) {
  const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const main = document.importNode(page.querySelector("main"), true);
  document.querySelector("main").replaceWith(main);
  document.querySelector(".sprite").replaceWith(document.importNode(page.querySelector(".sprite"), true));
  document.title = page.title;
  history.replaceState(null, "", address);
  htmx.process(main);
  main.focus();
  scrollTo(0, 0);
  const section = main.querySelector("[data-upload]");
  if (section) start(section, recording);
}

form.querySelector("[data-recording-field]").hidden = false;
form.addEventListener("change", (event) => {
  if (event.target.name === "agenda") readIn();
  if (event.target.name === "committee_id") people();
  shown();
});
field("agenda_text").addEventListener("blur", readIn);
form.querySelector("#recording").addEventListener("change", shown);
people();
shown();
