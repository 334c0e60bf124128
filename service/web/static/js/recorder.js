// Records a talk: every few seconds a numbered chunk goes to the server, which keeps it before it answers. What could
// not be sent waits here, in order, and goes when it can; if the battery dies, all but the last seconds are there.

const EVERY = 4000; // milliseconds of sound in a chunk
const AGAIN = [1000, 2000, 4000, 8000, 15000];
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const LOST = "Forbindelsen er væk. Det, der er optaget, venter her og sendes, når den er tilbage. Luk ikke siden.";

const root = document.querySelector("[data-recorder]");
if (root) prepare(root);

const token = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRF-Token"] ?? "";

class OverError extends Error {}

// Asks the server, again and again while it can't be reached. Raises OverError with a line for the person.
async function ask(method, address, body, lost) {
  const json = !(body instanceof Blob);
  const headers = { "X-CSRF-Token": token(), Accept: "application/json", "Content-Type": json ? "application/json" : "application/octet-stream" };
  for (let tries = 0; ; tries++) {
    let answer;
    try {
      answer = await fetch(address, { method, headers, body: json ? JSON.stringify(body) : body });
    } catch {
      answer = null;
    }
    if (answer && (answer.ok || (answer.status >= 400 && answer.status < 500))) {
      const told = await answer.json().catch(() => ({}));
      if (answer.ok || told.next !== undefined) return told;
      const out = answer.status === 401 || answer.status === 403;
      throw new OverError(out ? "Du er logget ud, så der optages ikke mere. Det, der er sendt, er gemt. Log ind igen." : told.detail || "Optagelsen kunne ikke gemmes. Hent siden igen.");
    }
    lost(answer?.status === 507 ? "Der er ikke plads på serveren. Det, der er optaget, venter her. Bed driften om at rydde op." : LOST);
    await new Promise((done) => setTimeout(done, AGAIN[Math.min(tries, AGAIN.length - 1)]));
  }
}

// Sends chunks in their order, one at a time; the server says which it wants next.
class Sender {
  constructor(at, on) {
    Object.assign(this, { at, on, waiting: new Map(), count: 0, next: 0, pump: null, dead: false });
  }

  async begin(uploaded) {
    this.id = (await ask("POST", this.at, { uploaded }, this.on.lost)).id;
  }

  add(chunk) {
    this.waiting.set(this.count++, chunk);
    this.go();
  }

  go() {
    if (this.pump || this.dead || !this.waiting.has(this.next)) return;
    const over = (error) => this.dead || this.on.over(error);
    this.pump = this.send().catch(over).finally(() => {
      this.pump = null;
      this.go(); // one may have come in the last moment
    });
  }

  async send() {
    while (!this.dead && this.waiting.has(this.next)) {
      const { next } = await ask("PUT", `${this.at}/${this.id}/${this.next}`, this.waiting.get(this.next), this.on.lost);
      for (const number of this.waiting.keys()) if (number < next) this.waiting.delete(number);
      this.next = next;
      this.on.sent();
    }
  }

  // Whether all is there; not, where it was over before.
  async end() {
    while (this.pump) await this.pump;
    if (this.dead) return false;
    const { next } = await ask("POST", `${this.at}/${this.id}/slut`, { count: this.count }, this.on.lost);
    if (next < this.count) throw new OverError("Et stykke af optagelsen kom ikke frem. Det, der er sendt, er gemt.");
    return true;
  }
}

function prepare(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const { at, back, largest, chunk } = root.dataset;
  const spoken = (text) => (part("spoken").textContent = text);
  const problem = (text) => (part("problem").textContent = text);
  let recorder = null;
  let sender = null;
  let busy = false;
  let length = 0; // milliseconds recorded before the piece that runs
  let since = null; // when that began
  let lock = null;

  const elapsed = () => length + (since === null ? 0 : performance.now() - since);
  const clock = () => {
    const seconds = Math.floor(elapsed() / 1000);
    const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, String(seconds % 60).padStart(2, "0")];
    part("time").textContent = hours ? `${hours}.${String(minutes).padStart(2, "0")}.${rest}` : `${minutes}.${rest}`;
  };
  setInterval(clock, 500);

  const WORDS = { off: "Der optages ikke", on: "Der optages", paused: "Pause: der optages ikke", ending: "Gemmer det sidste …" };
  const state = (now) => {
    part("lamp").dataset.state = now;
    part("word").textContent = WORDS[now];
    spoken(WORDS[now]);
    if (since !== null) length = elapsed();
    since = now === "on" ? performance.now() : null;
    busy = now !== "off";
    const focused = document.activeElement?.closest("[data-recorder] .buttons");
    for (const [name, shown] of [["start", now === "off"], ["pause", now === "on"], ["resume", now === "paused"], ["stop", now === "on" || now === "paused"]]) part(name).hidden = !shown;
    part("choice").hidden = busy;
    if (focused) (part(now === "on" ? "pause" : now === "paused" ? "resume" : "start") ?? root).focus();
    clock();
  };

  const over = (error) => {
    const running = recorder;
    recorder = null;
    if (running && running.state !== "inactive") running.stop();
    running?.stream.getTracks().forEach((track) => track.stop());
    lock?.release().catch(() => {});
    if (sender) sender.dead = true;
    state("off");
    part("running").hidden = true;
    part("file").value = "";
    problem(error instanceof OverError ? error.message : "Optagelsen gik i stå. Det, der er sendt, er gemt. Hent siden igen.");
  };
  const listeners = (sent) => ({ over, lost: problem, sent: () => (problem(""), sent()) });

  part("start").onclick = async () => {
    problem("");
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return problem("Browseren kan ikke optage her. Brug en nyere browser, og åbn siden med https.");
    part("start").disabled = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false } });
      sender = new Sender(at, listeners(() => (part("kept").textContent = "Det, der er optaget, er gemt på serveren.")));
      recorder = new MediaRecorder(stream, { mimeType: KINDS.find((kind) => MediaRecorder.isTypeSupported(kind)), audioBitsPerSecond: 64000 });
      await sender.begin(false).catch((error) => {
        stream.getTracks().forEach((track) => track.stop());
        throw error;
      });
      const mine = recorder;
      mine.ondataavailable = ({ data }) => recorder === mine && data.size && sender.add(data);
      stream.getAudioTracks()[0].onended = () => recorder === mine && finish("Mikrofonen er slået fra. ");
      mine.start(EVERY);
      lock = await navigator.wakeLock?.request("screen").catch(() => null);
      length = 0;
      state("on");
    } catch (error) {
      const denied = error.name === "NotAllowedError" || error.name === "NotFoundError";
      recorder = null;
      problem(denied ? "Der er ingen mikrofon, eller browseren må ikke bruge den. Giv den lov, og prøv igen." : error instanceof OverError ? error.message : "Optagelsen kunne ikke begynde. Prøv igen.");
    } finally {
      part("start").disabled = false;
    }
  };
  part("pause").onclick = () => {
    recorder.requestData();
    recorder.pause();
    state("paused");
  };
  part("resume").onclick = () => {
    recorder.resume();
    state("on");
  };
  part("stop").onclick = () => finish("");

  async function finish(why) {
    const running = recorder;
    if (!running) return;
    const stopped = new Promise((done) => running.addEventListener("stop", done, { once: true }));
    if (running.state === "inactive") running.dispatchEvent(new Event("stop"));
    else running.stop();
    state("ending");
    problem(why);
    await stopped;
    if (recorder !== running) return;
    running.stream.getTracks().forEach((track) => track.stop());
    lock?.release().catch(() => {});
    await leave();
  }

  async function leave() {
    try {
      if (!(await sender.end())) return;
      busy = false;
      location.assign(back);
    } catch (error) {
      over(error);
    }
  }

  part("file").addEventListener("change", async () => {
    const file = part("file").files[0];
    if (!file || busy) return;
    problem("");
    if (file.size > Number(largest)) return problem("Optagelsen må højst fylde 2 GB. Gem den som ren lyd, fx M4A.");
    if (!file.size) return problem("Filen er tom. Vælg en anden optagelse.");
    busy = true;
    part("running").hidden = false;
    part("start").disabled = true;
    part("told").textContent = "Optagelsen lægges op …";
    const pieces = Math.ceil(file.size / Number(chunk));
    sender = new Sender(at, listeners(() => (part("bar").value = Math.round((sender.next / pieces) * 1000))));
    try {
      await sender.begin(true);
      for (let n = 0; n < pieces; n++) sender.add(file.slice(n * chunk, (n + 1) * chunk));
      await leave();
    } catch (error) {
      over(error);
    }
    part("start").disabled = false;
  });

  window.addEventListener("beforeunload", (event) => {
    if (busy) event.preventDefault();
  });
}
