// Measures from a key press or click to the moment after the next picture; with `lag.swaps`, after the picture of the
// item that was put into the page. `lag.tasks` are the times that the page was busy with one thing for more than 50 ms.
const lag = { times: [], tasks: [], swaps: false };
window.lag = lag;

(() => {
  let began = 0;
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });
  for (const kind of ["keydown", "pointerdown"]) {
    addEventListener(kind, (event) => {
      began = event.timeStamp;
      if (!lag.swaps && kind === "keydown") {
        const from = began;
        painted(() => lag.times.push(performance.now() - from));
      }
    }, { capture: true, passive: true });
  }
  document.addEventListener("udkast:turned", () => {
    if (!lag.swaps || !began) return;
    const from = began;
    began = 0;
    painted(() => lag.times.push(performance.now() - from));
  });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => lag.tasks.push(entry.duration)))
    .observe({ type: "longtask" });
})();
