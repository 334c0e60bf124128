// The review page: its parts, and how they hear of each other.

import { Editing } from "./editing.js";
import { Hearing } from "./hearing.js";
import { install as keyboard } from "./keyboard.js";
import { Player } from "./player.js";
import { Saver } from "./saving.js";
import { install as selection, sentenceFrom } from "./selection.js";
import { Speech, said } from "./speech.js";
import { parsed } from "./swap.js";
import { Timeline } from "./timeline.js";
import { Turning } from "./turning.js";

const POLL = 5000;
const work = document.getElementById("work");
const base = `/moeder/${work.dataset.meeting}/gennemgang`;
let changed = Number(work.dataset.changed);

// ---- what the person is told ----------------------------------------------------------------------------------------

const STATES = {
  typing: () => "",
  saving: () => "Gemmer …",
  saved: () => `Gemt kl. ${new Date().toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" })}`,
  offline: () => "Ikke gemt – prøver igen",
  ended: () => "Du er logget ud. Log ind i en ny fane, så kan du gå videre her.",
  "signed-out": () => "Ikke gemt: du er logget ud. Log ind i en ny fane, så gemmes det her.",
};

function shown(now) {
  // What has come in is saved; what is being typed has yet to be sent, and may not be called so.
  const state = now === "saved" && editing.typing ? "typing" : now;
  const place = document.getElementById("saved");
  place.dataset.state = state;
  const line = STATES[state]();
  // "Gemmer …" is for the eye alone: a live region that speaks at every word is one that nobody listens to.
  if (state === "saving" || state === "typing") return;
  if (place.textContent !== line) place.textContent = line;
}

function tell(line) {
  const place = document.getElementById("told");
  const box = document.createElement("div");
  box.className = "told-line";
  const words = document.createElement("p");
  words.textContent = line;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "quiet-button";
  close.textContent = "Luk";
  close.addEventListener("click", () => box.remove());
  box.append(words, close);
  // Long enough to be read twice; what must be done about it stands on the page itself.
  setTimeout(() => box.matches(":hover, :focus-within") || box.remove(), 25000);
  for (const other of [...place.children]) if (other.firstChild.textContent === line) other.remove();
  place.append(box);
  while (place.children.length > 3) place.firstChild.remove();
}

// ---- the parts ------------------------------------------------------------------------------------------------------

const player = new Player();
const hearing = new Hearing({ player });
const saver = new Saver({
  base,
  store: `udkast-${work.dataset.who}-${work.dataset.meeting}`,
  shown,
  answered(change, content) {
    heard(content);
    editing.answered(change, content);
    timelineSoon(change);
  },
  refused: (change, line) => editing.refused(change, line),
});
const editing = new Editing({ saver, tell, player, hearing });
const speech = new Speech({ saver, editing, hearing, tell });
const timeline = new Timeline({
  base,
  duration: Number(work.dataset.duration),
  player,
  show: goTo,
  current: () => editing.key,
  title: (key) => document.querySelector(`#line-${CSS.escape(key)} .line-title`)?.textContent.trim(),
});

// The list of items and the transcript, as an answer has them.
function heard(content) {
  if (content.changed === changed + 1) changed = content.changed;
  const lines = document.getElementById("lines");
  const focused = lines.contains(document.activeElement) && document.activeElement.id;
  const top = lines.scrollTop;
  const fresh = parsed(content.lines);
  // The list says which item is open: here, not where the answer was made.
  for (const line of fresh.querySelectorAll(".line")) {
    if (line.dataset.key === editing.key) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
  if (lines.classList.contains("is-open")) {
    fresh.classList.add("is-open");
    fresh.querySelector(".lines-fold").setAttribute("aria-expanded", "true");
  }
  lines.replaceWith(fresh);
  fresh.scrollTop = top;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  speech.show(content);
}

// What a sentence rests on has changed, or who says what: the bar is drawn again. Another wording changes nothing there.
const SAME_SOURCES = ["edit", "accept", "unaccept", "settle", "move", "merge", "split", "gone_through"];

function timelineSoon(change) {
  if (SAME_SOURCES.includes(change?.sent?.edit?.kind)) return;
  clearTimeout(timelineSoon.timer);
  const heard = change?.path !== "rettelser";
  timelineSoon.heard ||= heard;
  timelineSoon.timer = setTimeout(() => {
    timeline.load(timelineSoon.heard);
    timelineSoon.heard = false;
  }, 1500);
}

// ---- another item ---------------------------------------------------------------------------------------------------

let arriving = null;

const turning = new Turning({
  work,
  // Whatever is typed is saved before the item leaves the page.
  async leave() {
    await editing.flush();
    const lost = "En sætning kunne ikke gemmes og går tabt, hvis du går videre. Vil du gå videre alligevel?";
    return !editing.refusedRows.length || confirm(lost);
  },
  turned() {
    document.getElementById("told").replaceChildren();
    editing.opened();
    hearing.opened();
    timeline.draw();
    document.querySelector(".line[aria-current]")?.scrollIntoView({ block: "nearest" });
    if (arriving) arriving();
    else {
      document.getElementById("item-heading")?.focus({ preventScroll: true });
      if (innerWidth < 1100) document.querySelector(".item").scrollIntoView();
      else document.querySelector(".item").scrollTop = 0;
    }
    arriving = null;
  },
  refused(line) {
    arriving = null;
    tell(line);
  },
});

// Go to a second of the recording: its item, and the utterance there.
function goTo(seconds) {
  const reveal = async () => {
    await hearing.reach(() => hearing.last > seconds);
    const row = hearing.at(seconds);
    if (row) hearing.reveal(row);
    hearing.follow(seconds);
  };
  const key = timeline.itemAt(seconds);
  if (!key || key === editing.key) return reveal();
  arriving = reveal;
  turning.to(`${base}/${key}`);
}

// ---- commands -------------------------------------------------------------------------------------------------------

async function fetched(path, into, dialog) {
  await editing.flush();
  const place = document.getElementById(into);
  const response = await fetch(`${base}/${editing.key}/${path}`, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok) return tell("Det kunne ikke hentes. Prøv igen om lidt.");
  place.innerHTML = await response.text();
  const box = document.getElementById(dialog);
  if (!box.open) box.showModal();
}

const commands = {
  play: () => player.toggle(),
  back: () => player.back(),
  undo: () => editing.undo(),
  add: () => editing.add("", [], editing.rows.at(-1)),
  through: () => editing.host?.querySelector("[data-command='through']") && editing.through(true),
  "not-through": () => editing.through(false),
  lines: (button) => {
    const open = document.getElementById("lines").classList.toggle("is-open");
    button.setAttribute("aria-expanded", String(open));
  },
  revisions: () => editing.key !== "udenfor" && fetched("udgaver", "revisions-body", "revisions"),
  proposal: () => fetched("forslag", "proposal-body", "proposal"),
  rewrite: () =>
    saver.put({
      key: editing.key,
      path: "skriv-igen",
      body: () => ({}),
      after: () => tell("Punktet skrives igen. Når det nye udkast er klar, kan du sammenligne. Dine rettelser bliver stående."),
    }),
  "use-proposal": (button) => whole("forslag/brug", button),
  "dismiss-proposal": (button) => whole("forslag/afvis", button),
  restore: (button) => whole("udgaver/hent", button, { revision: Number(button.dataset.revision) }),
  "undo-revision": (button) => whole("fortryd", button, { revision: Number(button.dataset.revision) }),
  "undo-speech": (button) => {
    button.closest("dialog").close();
    saver.put({ key: editing.key, path: "tale/fortryd", body: () => ({ revision: Number(button.dataset.revision) }) });
  },
  "sentence-of-utterance": () => {
    const { row } = speech;
    document.getElementById("utterance").close();
    editing.add(sentenceFrom(said(row)), [row.dataset.id]);
  },
};

// A change of the whole decision, from a dialog.
function whole(path, button, more = {}) {
  const then = editing.version;
  button.closest("dialog").close();
  saver.put({ key: editing.key, path, body: () => ({ seen: editing.seen(then), ...more }) });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-command]");
  if (button) commands[button.dataset.command]?.(button);
});

keyboard({ editing, player, commands });
selection({ add: (text, sources) => editing.add(text, sources) });

// ---- others, and other tabs -----------------------------------------------------------------------------------------

async function look() {
  if (document.hidden || saver.pending) return;
  const { key } = editing;
  const ask = { headers: { Accept: "application/json", "Udkast-Poll": "1" } };
  const response = await fetch(`${base}/${key}/stand`, ask).catch(() => null);
  if (response?.status === 401) return shown("ended");
  if (!response?.ok || saver.pending || key !== editing.key) return;
  const now = await response.json();
  if (now.changed === changed) return;
  if (key === "udenfor") return void (changed = now.changed);
  const stamp = hearing.box?.dataset.stamp ?? "";
  const news = await fetch(`${base}/${key}/nyt?stempel=${stamp}`, ask).catch(() => null);
  if (!news?.ok || saver.pending || key !== editing.key) return;
  const content = await news.json();
  changed = content.changed;
  heard(content);
  editing.news(content);
  timelineSoon();
}

setInterval(look, POLL);
document.addEventListener("visibilitychange", () => (document.hidden ? editing.flush() : look()));
addEventListener("pagehide", () => {
  editing.flush();
  saver.keep();
});
addEventListener("beforeunload", (event) => {
  editing.flush();
  if (!saver.pending && !editing.refusedRows.length) return;
  saver.keep();
  event.preventDefault();
});

if (saver.resume()) tell("Rettelser, der ikke var nået frem, bliver gemt nu.");
timeline.load();
