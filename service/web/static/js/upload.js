// A recording goes up by tus: it shows how far it is, can be paused, and goes on after a lost network, a closed laptop
// or a new start of the service. `start(section, file)` is what other pages call.

const RETRIES = [0, 1000, 2000, 4000, 8000, 15000, 30000, 30000, 60000];
const PLACE = 3000; // ms that the answer about where a file goes is waited for before it is given up
const uploads = new WeakMap();

const token = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRF-Token"] ?? "";
const size = (bytes) =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1).replace(".", ",")} GB` : `${Math.max(1, Math.round(bytes / 1e6))} MB`;

export function tooLarge(file, { limit, most }) {
  if (file.size > Number(limit)) return `Optagelsen må højst fylde ${most}. Gem den som ren lyd, fx M4A.`;
  if (file.size === 0) return "Filen er tom. Vælg en anden optagelse.";
  return "";
}

function left(seconds) {
  if (!Number.isFinite(seconds)) return "";
  if (seconds < 60) return ", under et minut tilbage";
  const minutes = Math.round(seconds / 60);
  return `, ${minutes} ${minutes === 1 ? "minut" : "minutter"} tilbage`;
}

class Rate {
  // Bytes per second over the last few seconds.
  constructor() {
    this.points = [];
  }

  of(sent) {
    const now = performance.now() / 1000;
    this.points.push([now, sent]);
    while (this.points.length > 2 && now - this.points[0][0] > 8) this.points.shift();
    const [then, before] = this.points[0];
    return now > then ? (sent - before) / (now - then) : 0;
  }
}

export function start(section, file) {
  const part = (name) => section.querySelector(`[data-${name}]`);
  const problem = (text) => (part("problem").textContent = text);
  const spoken = (text) => (part("spoken").textContent = text);
  const wrong = tooLarge(file, section.dataset);
  if (wrong) return problem(wrong);

  const meeting = section.dataset.meeting;
  const half = [...section.querySelectorAll("[data-half]")].find(
    (one) => one.dataset.name === file.name.normalize("NFC") && Number(one.dataset.size) === file.size,
  );
  const rate = new Rate();
  let tenth = 0;

  const show = (running) => {
    part("drop").hidden = running;
    part("running").hidden = !running;
    section.querySelectorAll("[data-half]").forEach((one) => (one.hidden = running));
    section.toggleAttribute("data-busy", running);
  };
  const paused = (is) => {
    part("pause").hidden = is;
    part("resume").hidden = !is;
    section.toggleAttribute("data-busy", !is);
  };

  // While the server is asked for a place to put the file, nothing is stopped: it would keep a place that nobody knows.
  let going = true;
  let held = false;
  let placed;
  const place = new Promise((resolve) => {
    placed = resolve;
  });

  const upload = new tus.Upload(file, {
    endpoint: "/uploads",
    uploadUrl: half ? `/uploads/${half.dataset.id}` : null,
    retryDelays: RETRIES,
    metadata: { meeting, filename: file.name, filetype: file.type },
    headers: { "X-CSRF-Token": token(), Accept: "application/json" },
    fingerprint: async () => ["udkast", meeting, file.name, file.size, file.lastModified].join("-"),
    removeFingerprintOnSuccess: true,
    onUploadUrlAvailable: () => placed(),
    onProgress(sent, whole) {
      part("bar").value = Math.round((sent / whole) * 1000);
      const speed = rate.of(sent);
      const told = `${size(sent)} af ${size(whole)}`;
      part("told").textContent = sent < whole ? told + left((whole - sent) / speed) : "Optagelsen er kommet frem og bliver set efter …";
      const now = Math.floor((sent / whole) * 10);
      if (now > tenth && now < 10) spoken(`${now * 10} procent er lagt op`);
      tenth = Math.max(tenth, now);
      problem("");
    },
    onShouldRetry(error) {
      const status = error.originalResponse?.getStatus() ?? 0;
      const again = status === 0 || status === 409 || status === 423 || status >= 500 && status !== 507;
      if (again) part("told").textContent = "Forbindelsen er væk. Prøver igen …";
      return again;
    },
    onError(error) {
      const answer = error.originalResponse;
      const status = answer?.getStatus() ?? 0;
      going = false;
      paused(true);
      part("resume").focus();
      if (!answer) problem("Forbindelsen er væk. Det, der er kommet frem, er gemt: vælg »Fortsæt«, når du er på nettet igen.");
      else if (status === 401 || status === 403) problem("Du er blevet logget ud. Log ind igen, og vælg samme fil: så fortsætter den, hvor den slap.");
      else {
        problem(line(answer.getBody()) || "Optagelsen kunne ikke lægges op. Prøv igen.");
        if (status === 422 || status === 413 || status === 507 || status === 404) {
          show(false);
          part("file").value = "";
          part("file").focus();
        }
      }
    },
    onSuccess() {
      section.removeAttribute("data-busy");
      spoken("Optagelsen er lagt op.");
      section.dispatchEvent(new CustomEvent("uploaded", { bubbles: true }));
      htmx.ajax("GET", `/moeder/${meeting}/status`, { target: "#status", swap: "outerHTML" });
    },
  });

  uploads.get(section)?.abort();
  uploads.set(section, upload);
  problem("");
  part("name-shown").textContent = file.name;
  part("bar").value = 0;
  part("told").textContent = "Begynder …";
  part("pause").onclick = () => {
    held = true;
    place.then(() => {
      if (!held) return;
      going = false;
      upload.abort();
    });
    paused(true);
    part("told").textContent += " – på pause";
    part("resume").focus();
  };
  part("resume").onclick = () => {
    problem("");
    upload.options.headers["X-CSRF-Token"] = token();
    held = false;
    if (!going) upload.start();
    going = true;
    paused(false);
    part("pause").focus();
  };
  part("abandon").onclick = async () => {
    if (going) await Promise.race([place, new Promise((resolve) => setTimeout(resolve, PLACE))]);
    await upload.abort(true).catch(() => {});
    htmx.ajax("GET", `/moeder/${meeting}/status`, { target: "#status", swap: "outerHTML" });
  };
  show(true);
  paused(false);
  const begin = () => upload.start();
  if (half) begin();
  else
    upload.findPreviousUploads().then((found) => {
      if (found.length) upload.resumeFromPreviousUpload(found[0]);
      begin();
    }, begin);
}

function line(body) {
  try {
    return JSON.parse(body).detail ?? "";
  } catch {
    return "";
  }
}

document.addEventListener("change", (event) => {
  const input = event.target.closest("[data-upload] [data-file]");
  if (input?.files.length) start(input.closest("[data-upload]"), input.files[0]);
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const drop = event.target.closest?.("[data-drop]");
    if (!drop) return;
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    const file = event.dataTransfer?.files[0];
    if (kind === "drop" && file) start(drop.closest("[data-upload]"), file);
  });
}

// What was lost comes back by itself when the network does.
window.addEventListener("online", () => {
  for (const section of document.querySelectorAll("[data-upload]")) {
    const resume = section.querySelector("[data-resume]");
    if (uploads.has(section) && !resume.hidden && section.querySelector("[data-problem]").textContent) resume.click();
  }
});

window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-upload][data-busy]")) event.preventDefault();
});
