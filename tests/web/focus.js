// What has focus: whether it shows, whether something lies over it, and whether it was here before. Null at the end.
() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const drawn = (x, part) => {
    const s = getComputedStyle(x, part);
    return [s.outlineStyle === "none" ? "" : s.outline, s.boxShadow, s.border, s.backgroundColor, s.textDecorationLine];
  };
  // What shows focus may be the label of a hidden radio button, or the field around it.
  const near = [e, e.parentElement, e.labels && e.labels[0], e.nextElementSibling].filter(Boolean);
  const look = () => near.flatMap((x) => [null, "::before", "::after"].map((part) => drawn(x, part))).join();
  const box = e.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const tiny = box.width <= 1 || box.height <= 1 || getComputedStyle(e).opacity === "0";
  const ours = top && (e.contains(top) || top.contains(e) || [...(e.labels || [])].some((label) => label.contains(top)));
  const again = e.dataset.seenByTest === "1";
  e.dataset.seenByTest = "1";
  const focused = look();
  e.blur();
  const plain = look();
  e.focus({ preventScroll: true });
  return {
    name: `<${e.tagName.toLowerCase()} class="${e.getAttribute("class") || ""}"> `
      + (e.getAttribute("aria-label") || e.textContent || e.id).trim().replace(/\s+/g, " ").slice(0, 60),
    same: focused === plain,
    covered: !tiny && top && !ours ? top.outerHTML.slice(0, 120) : "",
    outside: box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth,
    again,
  };
}
