// The sound: play, go back, speed, one stretch of it.

export class Player {
  constructor() {
    this.sound = document.getElementById("sound");
    this.section = document.querySelector(".player");
    this.position = document.getElementById("position");
    this.until = null;
    this.queue = [];
    this.moved = [];
    this.at = 0;
    if (!this.sound) return;
    const speed = document.getElementById("speed");
    speed.value = remembered("udkast-speed", "1");
    this.sound.defaultPlaybackRate = this.sound.playbackRate = Number(speed.value);
    speed.addEventListener("change", () => {
      this.sound.defaultPlaybackRate = this.sound.playbackRate = Number(speed.value);
      remember("udkast-speed", speed.value);
    });
    for (const name of ["play", "pause", "ended"]) {
      this.sound.addEventListener(name, () => this.section.classList.toggle("is-playing", !this.sound.paused));
    }
    this.sound.addEventListener("timeupdate", () => this.tick());
    this.sound.addEventListener("seeked", () => this.tick());
  }

  get playing() {
    return Boolean(this.sound) && !this.sound.paused;
  }

  onMove(listener) {
    this.moved.push(listener);
  }

  toggle() {
    if (!this.sound) return;
    this.until = null;
    this.queue = [];
    if (this.sound.paused) this.start();
    else this.sound.pause();
  }

  back(seconds = 5) {
    this.seek(Math.max(0, this.at - seconds));
  }

  seek(seconds, { play = false } = {}) {
    this.until = null;
    this.queue = [];
    this.go(seconds);
    if (play) this.start();
  }

  // Play these stretches, [[start, end], …], and stop.
  hear(stretches) {
    if (!stretches.length) return;
    const [[start, end], ...rest] = stretches;
    this.go(Math.max(0, start - 0.25));
    this.until = end + 0.35;
    this.queue = rest;
    this.start();
  }

  start() {
    this.sound?.play().catch(() => {});
  }

  go(seconds) {
    this.at = seconds;
    if (this.sound) this.sound.currentTime = seconds;
    this.tell();
  }

  tick() {
    this.at = this.sound.currentTime;
    if (this.until !== null && this.at >= this.until) {
      if (this.queue.length) this.hear(this.queue);
      else {
        this.until = null;
        this.sound.pause();
      }
    }
    this.tell();
  }

  tell() {
    this.position.textContent = clock(this.at);
    for (const listener of this.moved) listener(this.at);
  }
}

export function clock(seconds) {
  const whole = Math.floor(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}.${two(minutes)}.${two(rest)}` : `${minutes}.${two(rest)}`;
}

export function remembered(name, otherwise) {
  try {
    return localStorage.getItem(name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It counts for this page then.
  }
}
