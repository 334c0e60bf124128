// The bar that stands for the whole recording: what became of every second, and the waveform in the speakers' colours.

import { clock } from "./player.js";

const KINDS = { drafted: "i udkastet", discussed: "drøftet, ikke skrevet", outside: "uden for punkterne", pause: "pause" };

export class Timeline {
  constructor({ base, duration, player, show, current, title }) {
    Object.assign(this, { base, duration, player, show, current, title });
    this.canvas = document.getElementById("bar");
    this.slider = document.getElementById("seek");
    this.data = { stretches: [], voices: [], peaks: [] };
    this.slider.addEventListener("input", () => player.seek(Number(this.slider.value), { play: player.playing }));
    this.slider.addEventListener("change", () => this.show(Number(this.slider.value)));
    player.onMove((at) => this.at(at));
    document.querySelectorAll("[data-next]").forEach((button) =>
      button.addEventListener("click", () => this.next(button.dataset.next)),
    );
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  // `heard`: who speaks when too, which only a correction of the transcript changes.
  async load(heard = true) {
    const ask = { headers: { Accept: "application/json", "Udkast-Poll": "1" } };
    const response = await fetch(`${this.base}/tidslinje${heard ? "" : "?kun=punkter"}`, ask).catch(() => null);
    if (!response?.ok) return;
    Object.assign(this.data, await response.json());
    this.shares();
    this.draw();
    this.at(this.player.at);
  }

  stretch(at) {
    const { stretches } = this.data;
    let [low, high] = [0, stretches.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (stretches[middle][0] <= at) low = middle;
      else high = middle - 1;
    }
    return stretches[low];
  }

  // The key of the item that a second belongs to; null in a pause.
  itemAt(at) {
    const [, , kind, item] = this.stretch(at) ?? [];
    return kind === "outside" ? "udenfor" : item ?? null;
  }

  next(kind) {
    const of = this.data.stretches.filter(([, , its]) => its === kind);
    const found = of.find(([start]) => start > this.player.at + 0.5) ?? of[0];
    if (!found) return;
    this.player.seek(found[0], { play: this.player.playing });
    this.show(found[0]);
  }

  at(seconds) {
    this.slider.value = seconds;
    const [, , kind, item] = this.stretch(seconds) ?? [];
    const what = [clock(seconds), KINDS[kind], item && this.title(item)].filter(Boolean).join(", ");
    this.slider.setAttribute("aria-valuetext", what);
    this.draw();
  }

  shares() {
    const sums = {};
    for (const [start, end, kind] of this.data.stretches) sums[kind] = (sums[kind] ?? 0) + end - start;
    document.querySelectorAll("[data-share]").forEach((place) => {
      const sum = sums[place.dataset.share] ?? 0;
      place.textContent = sum >= 60 ? `${Math.round(sum / 60)} min.` : `${Math.round(sum)} sek.`;
      place.closest("button").disabled = sum === 0;
    });
  }

  draw() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  paint() {
    const { canvas, duration } = this;
    const scale = devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width || !duration) return;
    if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
    if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
    const pen = canvas.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    const x = (second) => (second / duration) * width;
    const style = getComputedStyle(canvas);
    const colour = (name) => style.getPropertyValue(name).trim();
    const floor = height - 14;
    const key = this.current();

    // The item that is open stands on a lighter ground.
    pen.fillStyle = colour("--bar-current");
    for (const [start, end, kind, item] of this.data.stretches) {
      if (item === key || (key === "udenfor" && kind === "outside")) pen.fillRect(x(start), 0, Math.max(1, x(end) - x(start)), height);
    }
    this.wave(pen, width, floor, colour);

    // Told apart by height as well as by colour: full, half, a line of dashes, nothing.
    for (const [start, end, kind] of this.data.stretches) {
      const [left, wide] = [x(start), Math.max(0.75, x(end) - x(start))];
      if (kind === "pause") continue;
      pen.fillStyle = colour(`--bar-${kind}`);
      const tall = kind === "drafted" ? 10 : kind === "discussed" ? 6 : 3;
      pen.fillRect(left, height - tall, wide, tall);
    }
    pen.fillStyle = colour("--bar-now");
    pen.fillRect(Math.min(width - 2, Math.max(0, x(this.player.at) - 1)), 0, 2, height);
  }

  wave(pen, width, floor, colour) {
    const { peaks, voices } = this.data;
    const palette = Array.from({ length: 8 }, (_, place) => colour(`--voice-${place}`));
    if (!peaks.length) {
      for (const [start, end, voice] of voices) {
        pen.fillStyle = palette[voice];
        pen.fillRect((start / this.duration) * width, floor * 0.35, Math.max(0.75, ((end - start) / this.duration) * width), floor * 0.3);
      }
      return;
    }
    let place = 0;
    for (let column = 0; column < width; column += 2) {
      const second = (column / width) * this.duration;
      while (place < voices.length - 1 && voices[place][1] < second) place++;
      const speaks = voices[place] && voices[place][0] <= second && second <= voices[place][1];
      const from = Math.floor((column / width) * peaks.length);
      const to = Math.max(from + 1, Math.floor(((column + 2) / width) * peaks.length));
      let top = 0;
      for (let peak = from; peak < to && peak < peaks.length; peak++) top = Math.max(top, peaks[peak]);
      const tall = Math.max(1, (top / 255) * (floor - 4));
      pen.fillStyle = speaks ? palette[voices[place][2]] : colour("--bar-silence");
      pen.fillRect(column, (floor - tall) / 2, 1.4, tall);
    }
  }
}
