// Changes on their way to the server: one at a time, in order, each sent until it is answered.
//
// A change is { key, path, body(), sentence? }: `body()` is asked for when it is sent. What could not be sent is kept in
// localStorage, so that not even a closed browser loses it; it is sent when the page is opened again.

const RETRY = [1000, 2000, 5000, 10000];

export class Saver {
  constructor({ base, store, answered, refused, shown }) {
    Object.assign(this, { base, answered, refused, shown });
    // Each tab writes down its own: one that has nothing to send must not remove another's.
    this.stores = `${store}-`;
    this.store = `${this.stores}${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    this.queue = [];
    this.running = null;
    this.failures = 0;
    this.token = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRF-Token"] ?? "";
    addEventListener("online", () => this.wake?.());
  }

  get pending() {
    return this.queue.length > 0;
  }

  // Put a change in line.
  put(change) {
    const said = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    change.said = said;
    this.queue.push(change);
    this.run();
  }

  // Everything that is in line has been answered.
  async idle() {
    while (this.running) await this.running;
  }

  run() {
    this.running ??= this.drain().finally(() => {
      this.running = null;
      if (this.queue.length) this.run();
    });
    return this.running;
  }

  async drain() {
    while (this.queue.length) {
      const change = this.queue[0];
      change.sent ??= { ...change.body(), said: change.said };
      this.shown("saving");
      const answer = await this.send(change);
      if (answer === null) {
        this.keep();
        await this.pause();
        continue;
      }
      this.failures = 0;
      this.queue.shift();
      this.keep();
      if (answer.ok) this.answered(change, answer.content);
      else this.refused(change, answer.line);
    }
    this.shown("saved");
  }

  // The answer; null where it must be tried again.
  async send(change) {
    let response;
    try {
      response = await fetch(`${this.base}/${change.key}/${change.path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": this.token },
        body: JSON.stringify(change.sent),
        signal: AbortSignal.timeout(20000),
      });
    } catch {
      this.shown("offline");
      return null;
    }
    if (response.ok) return { ok: true, content: await response.json() };
    if (response.status === 401) {
      this.shown("signed-out");
      await this.refresh(change.key);
      return null;
    }
    if (response.status >= 500 || response.status === 429) {
      this.shown("offline");
      return null;
    }
    const problem = await response.json().catch(() => ({}));
    if (response.status === 403 && (await this.refresh(change.key))) return null;
    return { ok: false, line: problem.detail ?? "Rettelsen kunne ikke gemmes. Hent siden igen." };
  }

  // The token of today's session, after a new sign-in in another tab; whether it was another than ours.
  async refresh(key) {
    try {
      const response = await fetch(`${this.base}/${key}/stand`, { headers: { Accept: "application/json" } });
      if (!response.ok) return false;
      const { csrf } = await response.json();
      const other = csrf !== this.token;
      this.token = csrf;
      document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRF-Token": csrf }));
      return other;
    } catch {
      return false;
    }
  }

  pause() {
    const wait = RETRY[Math.min(this.failures++, RETRY.length - 1)];
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  // What is not answered yet is written down; nothing is left behind once it is.
  keep() {
    const left = this.queue.map(({ key, path, said, sent, body }) => ({ key, path, sent: sent ?? { ...body(), said } }));
    try {
      if (left.length) localStorage.setItem(this.store, JSON.stringify(left));
      else localStorage.removeItem(this.store);
    } catch {
      // A browser without storage: what is typed is still on the page.
    }
  }

  // Send what earlier pages could not. One that another open tab is sending too is made once: it has the same id.
  resume() {
    const left = [];
    try {
      for (const store of Object.keys(localStorage).filter((name) => name.startsWith(this.stores))) {
        left.push(...JSON.parse(localStorage.getItem(store) ?? "[]"));
        localStorage.removeItem(store);
      }
    } catch {
      return 0;
    }
    for (const { key, path, sent } of left) this.queue.push({ key, path, said: sent.said, sent });
    if (left.length) {
      this.keep();
      this.run();
    }
    return left.length;
  }
}
