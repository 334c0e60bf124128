// Tells in words, for those who don't see the page, when a meeting goes on to its next stage: once, not at each poll.

const READY = {
  review: "Udkastet er klar til gennemgang.",
  restart: "Udkastet er stoppet.",
  approval: "Referatet er sendt til godkendelse.",
};
const now = () => (document.getElementById("working") ?? document.getElementById("status"))?.dataset.told;

let told = now();

document.addEventListener("htmx:afterSwap", () => {
  const words = now();
  const line = document.getElementById("told");
  if (!words || !line || words === told) return;
  line.textContent = READY[words] ?? words;
  told = words;
});
