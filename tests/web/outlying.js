// What lies outside the window or is cut off, one line each.
() => {
  const wide = document.documentElement.clientWidth, lines = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > wide + 1) lines.push(`the page is ${page.scrollWidth} wide in a window of ${wide}`);
  const name = (e) => `<${e.tagName.toLowerCase()} class="${e.getAttribute("class") || ""}"> ` +
    (e.textContent || "").trim().replace(/\s+/g, " ").slice(0, 60);
  const hidden = (e) => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    return style.visibility === "hidden" || style.display === "none" || box.width <= 1 || box.height <= 1
      || style.clip !== "auto" || style.clipPath !== "none" || e.closest("[aria-hidden=true], dialog:not([open]), svg");
  };
  const scrolled = (e) => {
    for (let up = e.parentElement; up && up !== document.body; up = up.parentElement) {
      const flow = getComputedStyle(up).overflowX;
      if (flow === "auto" || flow === "scroll") return true;
      const box = up.getBoundingClientRect();
      if (box.right <= 0 || box.bottom <= 0 || box.width <= 1) return true; // parked outside, for screen readers alone
    }
    return false;
  };
  for (const e of document.body.querySelectorAll("*")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!(own || e.matches("input, select, textarea, button, img, canvas")) || hidden(e)) continue;
    const box = e.getBoundingClientRect();
    if (box.right <= 0 || box.bottom + scrollY <= 0) continue; // the skip link until it has focus
    if ((box.right > wide + 1 || box.left < -1) && !scrolled(e)) lines.push(`outside the window: ${name(e)}`);
    const style = getComputedStyle(e);
    if (["hidden", "clip"].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1
        && style.textOverflow !== "ellipsis" && !e.matches("input, select, textarea"))
      lines.push(`cut off at its side: ${name(e)}`);
    if (["hidden", "clip"].includes(style.overflowY) && e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 1
        && !e.matches("input, select") && style.webkitLineClamp === "none")
      lines.push(`cut off below: ${name(e)}`);
  }
  return lines;
}
