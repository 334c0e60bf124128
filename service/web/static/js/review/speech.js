// Corrections of the transcript: who speaks, what was said, and which item it belongs to.

export class Speech {
  constructor({ saver, editing, hearing, tell }) {
    Object.assign(this, { saver, editing, hearing, tell });
    this.voice = document.getElementById("voice");
    this.utterance = document.getElementById("utterance");
    document.addEventListener("click", (event) => {
      if (event.target.closest(".is-closed")) return;
      const voice = event.target.closest("[data-voice]");
      if (voice) this.openVoice(voice);
      const repaired = event.target.closest("[data-heard]");
      if (repaired) this.asHeard(repaired);
      const edit = event.target.closest("[data-utterance]");
      if (edit) this.openUtterance(edit.closest(".utterance"));
    });
    document.getElementById("voice-form").addEventListener("submit", (event) => this.name(event));
    document.getElementById("merge-form").addEventListener("submit", (event) => this.merge(event));
    document.getElementById("utterance-form").addEventListener("submit", (event) => this.correct(event));
    document.getElementById("utterance-item").addEventListener("change", () => this.span());
  }

  openVoice(button) {
    const { voice: id } = button.dataset;
    const [name, merge] = [document.getElementById("voice-form"), document.getElementById("merge-form")];
    name.elements.speaker.value = merge.elements.speaker.value = id;
    this.was = button.textContent.trim();
    name.elements.name.value = this.was;
    for (const option of merge.elements.into.options) option.disabled = option.hidden = option.value === id;
    const other = [...merge.elements.into.options].find((option) => !option.disabled);
    merge.hidden = !other;
    if (other) merge.elements.into.value = other.value;
    this.voice.showModal();
    name.elements.name.select();
  }

  name(event) {
    event.preventDefault();
    const form = event.target.elements;
    const name = form.name.value.trim();
    if (name && name !== this.was) this.send({ kind: "name", speaker: form.speaker.value, name, was: this.was });
    this.voice.close();
  }

  merge(event) {
    event.preventDefault();
    const form = event.target.elements;
    this.send({ kind: "merge_speakers", speaker: form.speaker.value, into: form.into.value });
    this.voice.close();
  }

  openUtterance(row) {
    this.row = row;
    const form = document.getElementById("utterance-form").elements;
    this.said = said(row);
    this.speaker = row.querySelector("[data-voice]").dataset.voice;
    form.utterance.value = row.dataset.id;
    form.text.value = this.said;
    form.speaker.value = this.speaker;
    form.belongs.value = this.editing.key === "udenfor" ? "" : this.editing.key;
    this.item = form.belongs.value;
    form.span.value = "one";
    this.span();
    this.utterance.showModal();
  }

  // A word that was repaired becomes what was heard: a correction like any other, kept and undone like one.
  asHeard(button) {
    const row = button.closest(".utterance");
    const was = said(row);
    const place = [...row.querySelectorAll("[data-heard]")].indexOf(button);
    const copy = row.querySelector(".said").cloneNode(true);
    const again = copy.querySelectorAll("[data-heard]")[place];
    again.replaceWith(again.dataset.heard);
    this.send({ kind: "correct", utterance: row.dataset.id, text: plain(copy), was });
  }

  span() {
    const form = document.getElementById("utterance-form").elements;
    document.getElementById("utterance-span-group").hidden = form.belongs.value === this.item;
  }

  correct(event) {
    event.preventDefault();
    const form = event.target.elements;
    const utterance = form.utterance.value;
    const text = form.text.value.replace(/\s+/g, " ").trim();
    if (text && text !== this.said) this.send({ kind: "correct", utterance, text, was: this.said });
    if (form.speaker.value !== this.speaker) {
      this.send({ kind: "give", utterance, speaker: form.speaker.value || null, name: "", was: this.speaker });
    }
    if (form.belongs.value !== this.item) {
      const utterances = this.spanned(form.span.value).map((row) => row.dataset.id);
      this.send({ kind: "assign", utterances, item: form.belongs.value || null, was: this.item || null });
    }
    this.utterance.close();
  }

  spanned(span) {
    const rows = [...this.hearing.box.querySelectorAll(".utterance")];
    const place = rows.indexOf(this.row);
    if (span === "after") return rows.slice(place);
    if (span === "before") return rows.slice(0, place + 1);
    return [this.row];
  }

  send(edit) {
    const stamp = () => this.hearing.box?.dataset.stamp ?? "";
    this.saver.put({ key: this.editing.key, path: "tale", body: () => ({ edit, stamp: stamp() }) });
  }

  // The transcript, the lists of speakers and the names in the dialogs, as the server has them now.
  show(content) {
    if (content.hearing === undefined) return;
    const { box } = this.hearing;
    if (!box) return;
    const scroller = box.closest(".hearing");
    const [top, focused] = [scroller.scrollTop, document.activeElement?.closest?.(".utterance")?.dataset.id];
    box.innerHTML = content.hearing;
    box.dataset.stamp = content.stamp;
    const more = box.querySelector(".more-hearing");
    if (more) htmx.process(more);
    scroller.scrollTop = top;
    if (focused) this.hearing.row(focused)?.querySelector("button")?.focus({ preventScroll: true });
    this.hearing.opened();
    for (const id of ["merge-into", "utterance-voice"]) {
      const select = document.getElementById(id);
      const empty = [...select.options].filter((entry) => !entry.value);
      select.replaceChildren(...content.voices.map(([voice, name]) => option(voice, name)), ...empty);
    }
  }
}

export function said(row) {
  return plain(row.querySelector(".said").cloneNode(true));
}

function plain(copy) {
  copy.querySelectorAll(".corrected").forEach((mark) => mark.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function option(value, text) {
  const entry = document.createElement("option");
  entry.value = value;
  entry.textContent = text;
  return entry;
}
