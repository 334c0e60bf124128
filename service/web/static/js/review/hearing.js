// The transcript beside the item: find an utterance, light the one that is heard, follow the sound.

import { remember, remembered } from "./player.js";

export class Hearing {
  constructor({ player }) {
    this.player = player;
    this.lit = null;
    player.onMove((at) => this.follow(at));
    document.addEventListener("change", (event) => {
      if (event.target.id === "follow") remember("udkast-follow", event.target.checked ? "1" : "0");
    });
    document.addEventListener("click", (event) => this.click(event));
    this.opened();
  }

  get box() {
    return document.getElementById("hearing");
  }

  opened() {
    const follow = document.getElementById("follow");
    if (follow) follow.checked = remembered("udkast-follow", "1") === "1";
    this.lit = null;
  }

  row(id) {
    return this.box?.querySelector(`[data-id="${CSS.escape(id)}"]`) ?? null;
  }

  // Where the transcript on the page ends.
  get last() {
    return Number([...(this.box?.querySelectorAll(".utterance") ?? [])].at(-1)?.dataset.end ?? 0);
  }

  // The last utterance that has begun at that second.
  at(seconds) {
    const rows = [...(this.box?.querySelectorAll(".utterance") ?? [])];
    let [low, high] = [0, rows.length - 1];
    if (high < 0 || Number(rows[0].dataset.start) > seconds + 0.5) return null;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (Number(rows[middle].dataset.start) <= seconds + 0.05) low = middle;
      else high = middle - 1;
    }
    return rows[low];
  }

  follow(at) {
    const row = this.at(at);
    const now = row && at <= Number(row.dataset.end) + 0.5 ? row : null;
    if (now === this.lit) return;
    this.lit?.classList.remove("is-heard");
    now?.classList.add("is-heard");
    this.lit = now;
    if (now && this.player.playing && document.getElementById("follow")?.checked) this.reveal(now);
  }

  // Whether the transcript scrolls by itself, beside the sentences.
  get beside() {
    const scroller = this.box?.closest(".hearing");
    return Boolean(scroller) && getComputedStyle(scroller).overflowY !== "visible";
  }

  reveal(row) {
    const quick = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const scroller = row.closest(".hearing");
    if (this.beside) {
      const away = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
      scroller.scrollBy({ top: away - scroller.clientHeight / 3, behavior: quick ? "auto" : "smooth" });
    } else row.scrollIntoView({ block: "center", behavior: quick ? "auto" : "smooth" });
  }

  // Fetch more of a long transcript until what is looked for is there.
  async reach(there) {
    while (this.box && !there()) {
      const more = this.box.querySelector(".more-hearing");
      if (!more) return;
      const fetched = new Promise((done) => {
        const finish = (event) => {
          if (event.detail.elt !== more && event.detail.target !== more) return;
          for (const name of ["htmx:afterSettle", "htmx:responseError", "htmx:sendError"]) document.removeEventListener(name, finish);
          done(event.type === "htmx:afterSettle");
        };
        for (const name of ["htmx:afterSettle", "htmx:responseError", "htmx:sendError"]) document.addEventListener(name, finish);
      });
      more.click();
      if (!(await fetched)) return;
    }
  }

  // Show the utterances that a sentence rests on.
  async point(ids) {
    this.pointed = ids;
    await this.reach(() => ids.every((id) => this.row(id)) || this.pointed !== ids);
    if (this.pointed !== ids) return;
    this.box?.querySelectorAll(".is-source").forEach((row) => row.classList.remove("is-source"));
    const rows = ids.map((id) => this.row(id)).filter(Boolean);
    rows.forEach((row) => row.classList.add("is-source"));
    // Where the transcript lies below the sentences, going to it would take the page away from under the one who writes.
    if (rows.length && this.beside) this.reveal(rows[0]);
  }

  click(event) {
    const button = event.target.closest("[data-hear]");
    if (!button) return;
    const row = button.closest(".utterance");
    this.player.seek(Number(row.dataset.start), { play: true });
  }
}
