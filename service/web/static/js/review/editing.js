// The referent's hand on the Beslutning: typing is saved by itself, everything else at once.

import { fit, isDirty, newId, sentenceOf, swapDecision, textOf } from "./swap.js";

const DEBOUNCE = 600;

export class Editing {
  constructor({ saver, tell, player, hearing, open }) {
    Object.assign(this, { saver, tell, player, hearing, open });
    this.drafts = 0;
    this.active = null;
    document.addEventListener("input", (event) => this.typed(event));
    document.addEventListener("change", (event) => this.chosen(event));
    document.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("focusin", (event) => this.entered(event));
    document.addEventListener("focusout", (event) => this.left(event));
    document.addEventListener("toggle", (event) => turn(event.target), { capture: true });
    this.opened();
    this.early();
  }

  get host() {
    return document.getElementById("decision");
  }

  get key() {
    return document.querySelector(".item")?.dataset.key ?? "";
  }

  get version() {
    return Number(this.host?.querySelector(".decision")?.dataset.version ?? 0);
  }

  get rows() {
    return [...(this.host?.querySelectorAll(".sentence") ?? [])];
  }

  // An item has come onto the page.
  opened() {
    this.foreign = 0;
    this.active = null;
    for (const row of this.rows) row.source = row.outerHTML;
    this.host?.querySelectorAll("textarea").forEach(fit);
  }

  // What was typed or chosen before this script came over a slow line.
  early() {
    for (const row of this.rows) {
      const text = textOf(row);
      if (!text || text.readOnly || text.value === text.defaultValue) continue;
      this.dirty(row);
      row.timer = setTimeout(() => this.save(row), DEBOUNCE);
    }
    const outcome = document.getElementById("outcome");
    if (outcome && !outcome.disabled && outcome.value !== outcome.dataset.stands) {
      this.send({ kind: "outcome", outcome: outcome.value });
    }
  }

  // ---- typing -------------------------------------------------------------------------------------------------------

  typed(event) {
    const row = sentenceOf(event.target);
    if (!row || event.target !== textOf(row)) return;
    fit(event.target);
    row.classList.remove("is-refused");
    this.dirty(row);
    clearTimeout(row.timer);
    row.timer = setTimeout(() => this.save(row), DEBOUNCE);
  }

  dirty(row) {
    if (!isDirty(row)) row.base ??= this.version;
    row.dataset.dirty = "";
    row.classList.add("is-dirty");
    this.saver.shown("typing");
  }

  save(row) {
    clearTimeout(row.timer);
    if (!isDirty(row)) return;
    const text = textOf(row).value;
    if (row.dataset.draft && !row.adding) {
      if (!text.trim()) return;
      row.adding = true;
    }
    const before = row.previousElementSibling;
    // Asked for when it is sent: by then a sentence that was new has an id. Where it hasn't (the page is being closed),
    // the newest words go as a sentence of their own, so that they are not lost.
    this.put(row, text, (sent) =>
      row.dataset.draft
        ? { kind: "add", after: before?.dataset.sentence ?? null, text: sent, sources: row.sources ?? [] }
        : { kind: "edit", sentence: row.dataset.sentence, text: sent },
    );
  }

  put(row, text, edit) {
    const key = this.key;
    const change = { key, path: "rettelser", row, text, typed: true };
    change.body = () => ({ edit: edit(change.text), seen: this.seen(row.base ?? this.version) });
    // Newer words for the same sentence go instead of older ones that have not been sent.
    const older = this.saver.queue.find((other) => other.row === row && !other.sent);
    if (older) older.text = text;
    else this.saver.put(change);
  }

  // Whether there are words on the page that are not on their way yet.
  get typing() {
    return this.rows.some((row) => isDirty(row) && !row.matches(".is-refused") && !(row.dataset.draft && !textOf(row).value.trim()));
  }

  // Whether the server would not take something that stands on the page.
  get refusedRows() {
    return this.rows.filter((row) => row.matches(".is-refused"));
  }

  // All that is typed is on its way.
  flush() {
    for (const row of this.rows) this.save(row);
    return this.saver.idle();
  }

  // What the author has seen: our own changes count as seen, others' that came in after `then` don't.
  seen(then) {
    return this.foreign > then ? then : this.version;
  }

  // ---- commands -----------------------------------------------------------------------------------------------------

  async send(edit, after) {
    const then = this.version;
    for (const row of this.rows) this.save(row);
    const made = typeof edit === "function" ? edit : () => edit;
    this.saver.put({ key: this.key, path: "rettelser", after, body: () => ({ edit: made(), seen: this.seen(then) }) });
  }

  chosen(event) {
    if (event.target.id === "outcome") this.send({ kind: "outcome", outcome: event.target.value });
  }

  clicked(event) {
    const button = event.target.closest("[data-do]");
    const row = sentenceOf(button);
    if (button && row) {
      button.closest("details")?.removeAttribute("open");
      this.do(button.dataset.do, row);
      return;
    }
    const source = event.target.closest("[data-source]");
    if (source) this.hear([source], true);
    for (const menu of document.querySelectorAll("details.more[open]")) if (!menu.contains(event.target)) menu.open = false;
  }

  do(what, row) {
    const id = () => row.dataset.sentence;
    const rows = this.rows;
    const place = rows.indexOf(row);
    switch (what) {
      case "accept":
      case "unaccept":
      case "settle":
        return this.send(() => ({ kind: what, sentence: id() }));
      case "choose":
        return this.send(() => ({ kind: "choose", keep: id() }));
      case "delete":
        if (row.dataset.draft && !row.adding) return this.drop(row);
        return this.send(() => ({ kind: "delete", sentence: id() }));
      case "merge":
        return rows[place + 1] && this.send(() => ({ kind: "merge", first: id(), second: rows[place + 1].dataset.sentence }));
      case "up":
        return place > 0 && this.send(() => ({ kind: "move", sentence: id(), after: rows[place - 2]?.dataset.sentence ?? null }));
      case "down":
        return rows[place + 1] && this.send(() => ({ kind: "move", sentence: id(), after: rows[place + 1].dataset.sentence }));
      case "split": {
        const text = textOf(row);
        const at = [...text.value.slice(0, text.selectionStart).trim()].length;
        return this.send(() => ({ kind: "split", sentence: id(), at }));
      }
      case "add":
        return this.add("", [], row);
    }
  }

  // A new sentence after that row (or the one in hand, or last), to be written in.
  add(text = "", sources = [], after = this.active ?? this.rows.at(-1)) {
    const list = this.host?.querySelector(".sentences");
    if (!list || !this.host.querySelector(".decision-foot")) return;
    list.querySelector(".no-sentences")?.remove();
    const row = document.createElement("li");
    const id = `ny${++this.drafts}`;
    row.className = "sentence is-edited is-draft";
    row.tabIndex = -1;
    row.id = `sentence-${id}`;
    Object.assign(row.dataset, { sentence: id, draft: "1" });
    row.sources = sources;
    const mark = document.createElement("span");
    mark.className = "accept";
    const body = document.createElement("div");
    body.className = "sentence-body";
    const field = document.createElement("textarea");
    Object.assign(field, { className: "sentence-text", id: `text-${id}`, rows: 1, maxLength: 5000, value: text, placeholder: "Skriv sætningen" });
    field.setAttribute("aria-label", "Ny sætning");
    field.lang = "da";
    body.append(field);
    row.append(mark, body);
    if (after === "first") list.prepend(row);
    else if (after?.isConnected) after.after(row);
    else list.append(row);
    field.focus();
    fit(field);
    if (text) {
      this.dirty(row);
      this.save(row);
    }
  }

  // Enter, as in any text: a new sentence at either end, two sentences in the middle.
  enter(row) {
    const text = textOf(row);
    const [head, tail] = [text.value.slice(0, text.selectionStart).trim(), text.value.slice(text.selectionEnd).trim()];
    if (!head && !tail) return;
    if (!tail) return this.add("", [], row);
    if (!head) return this.add("", [], row.previousElementSibling ?? "first");
    const at = [...head].length;
    this.send(
      () => ({ kind: "split", sentence: row.dataset.sentence, at }),
      () => this.write(row.nextElementSibling, 0),
    );
  }

  atStart(row) {
    const text = textOf(row);
    return text.selectionStart === 0 && text.selectionEnd === 0 && !row.dataset.draft;
  }

  // Backspace before the first letter: the sentence becomes part of the one before it.
  join(row) {
    const before = row.previousElementSibling;
    if (!before?.dataset.sentence || before.dataset.draft) return;
    const end = textOf(before).value.trim().length;
    this.send(
      () => ({ kind: "merge", first: before.dataset.sentence, second: row.dataset.sentence }),
      () => this.write(this.rows.find((other) => other.dataset.sentence === before.dataset.sentence), end),
    );
  }

  write(row, at) {
    const text = textOf(row);
    text?.focus();
    text?.setSelectionRange(at, at);
  }

  drop(row) {
    const next = row.previousElementSibling ?? row.nextElementSibling;
    row.remove();
    next?.focus();
  }

  undo() {
    for (const row of this.rows) this.save(row);
    this.saver.put({ key: this.key, path: "fortryd", body: () => ({ seen: this.version }) });
  }

  through(done) {
    const next = done && document.querySelector(".item-next");
    this.send({ kind: "gone_through", done }, (content) => {
      if (next && !content.told.length) next.click();
    });
  }

  // ---- answers ------------------------------------------------------------------------------------------------------

  answered(change, content) {
    if (change.key !== this.key) return;
    const renamed = new Map();
    const { row } = change;
    const told = content.told ?? [];
    if (row) {
      const moved = told.find((line) => ["rival", "revived"].includes(line.matter) && line.sentence);
      const sent = change.sent.edit.text;
      if (moved) renamed.set(row, moved.sentence);
      else if (row.dataset.draft) {
        const id = newId(content.decision, this.rows, sent);
        if (id) renamed.set(row, id);
      }
      if (renamed.has(row)) delete row.dataset.draft;
      if (textOf(row).value === sent || change.text !== textOf(row).value) row.base = content.version;
      if (textOf(row).value === sent) {
        delete row.dataset.dirty;
        row.classList.remove("is-dirty");
        row.base = undefined;
      }
    }
    if (content.version > this.version + 1) this.foreign = content.version;
    this.show(content, renamed, content.version > this.version + 1 && !told.length);
    for (const { line } of told) this.tell(line);
    change.after?.(content);
  }

  refused(change, line) {
    this.tell(line);
    if (change.key === this.key) {
      const outcome = document.getElementById("outcome");
      if (outcome) outcome.value = outcome.dataset.stands;
    }
    if (change.row) change.row.classList.add("is-refused");
  }

  // Put what the server has into the page; `elsewhere`: others made (some of) it.
  show(content, renamed = new Map(), elsewhere = false) {
    if (!this.host) return;
    const changed = swapDecision(this.host, content.decision, renamed);
    for (const row of this.rows) row.source ??= isDirty(row) ? undefined : row.outerHTML;
    if (!elsewhere) return;
    for (const row of changed) {
      row.classList.add("is-fresh");
      setTimeout(() => row.classList.remove("is-fresh"), 6000);
    }
  }

  news(content) {
    const proposed = content.proposed && !this.host?.querySelector(".proposed");
    if (content.version <= this.version) {
      this.show(content);
      if (proposed) this.tell("Der er et nyt udkast til punktet. Det, du har skrevet, er ikke rørt: sammenlign de to.");
      return;
    }
    this.foreign = content.version;
    this.show(content, new Map(), true);
    this.tell(`${content.author || "Du"} har ændret punktet ${content.author ? "imens" : "i et andet vindue"}. Det nye er vist her.`);
  }

  // ---- moving about -------------------------------------------------------------------------------------------------

  entered(event) {
    const row = sentenceOf(event.target);
    if (!row) return;
    if (this.active !== row) {
      this.active?.classList.remove("is-active");
      this.hearing.point([...row.querySelectorAll("[data-source]")].map((source) => source.dataset.source));
    }
    this.active = row;
    row.classList.add("is-active");
  }

  left(event) {
    const row = sentenceOf(event.target);
    if (!row || row.contains(event.relatedTarget)) return;
    if (row.dataset.draft && !row.adding && !textOf(row).value.trim()) row.remove();
    else this.save(row);
    const menu = row.querySelector("details.more[open]");
    if (menu && event.relatedTarget) menu.open = false;
  }

  step(by, wanted = () => true) {
    const rows = this.rows;
    const from = this.active?.isConnected ? rows.indexOf(this.active) : by > 0 ? -1 : rows.length;
    for (let place = from + by; place >= 0 && place < rows.length; place += by) {
      if (wanted(rows[place])) return this.focus(rows[place]);
    }
    return false;
  }

  focus(row) {
    row.focus({ preventScroll: true });
    const quick = matchMedia("(prefers-reduced-motion: reduce)").matches;
    row.scrollIntoView({ block: "nearest", behavior: quick ? "auto" : "smooth" });
    return true;
  }

  // The next sentence that nobody has looked at, or that must be checked; else the button that ends the item.
  nextToSee() {
    const open = (row) => row.matches(".is-unchecked, .is-flagged, .is-rival");
    if (this.step(1, open)) return;
    const first = this.rows.find(open);
    if (first && first !== this.active) this.focus(first);
    else this.host?.querySelector("[data-command='through']")?.focus();
  }

  accept(row) {
    if (row.matches(".is-unchecked")) this.do("accept", row);
    if (!this.step(1)) this.host.querySelector("[data-command='through']")?.focus();
  }

  hear(sources, point) {
    if (!sources.length) return;
    if (point) this.hearing.point(sources.map((source) => source.dataset.source));
    const far = sources.find((source) => source.dataset.elsewhere !== undefined);
    this.player.hear(sources.map(({ dataset }) => [Number(dataset.start), Number(dataset.end)]));
    if (far && !this.player.sound) this.tell("Kilden står under et andet punkt.");
  }
}

// A menu opens upwards where there is no room for it below.
function turn(menu) {
  if (!menu.matches?.("details.more[open]")) return;
  menu.classList.remove("is-up");
  const floor = document.querySelector(".player").getBoundingClientRect().top;
  menu.classList.toggle("is-up", menu.querySelector(".more-list").getBoundingClientRect().bottom > floor);
}
