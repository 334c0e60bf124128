// Words that are selected in the transcript become a sentence that rests on where they were said.

export function install({ add }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pick button button-primary";
  button.textContent = "Lav en sætning af det markerede";
  button.hidden = true;
  document.body.append(button);
  let picked = null;

  function look() {
    const selection = getSelection();
    const box = document.getElementById("hearing");
    picked = null;
    button.hidden = true;
    if (!box || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!box.contains(range.commonAncestorContainer)) return;
    const rows = [...box.querySelectorAll(".utterance")].filter((row) => range.intersectsNode(row.querySelector(".said")));
    const text = rows.map((row) => within(range, row.querySelector(".said"))).join(" ").replace(/\s+/g, " ").trim();
    if (!text) return;
    picked = { text, sources: rows.map((row) => row.dataset.id) };
    const place = range.getBoundingClientRect();
    button.hidden = false;
    button.style.left = `${Math.max(8, Math.min(place.left, innerWidth - button.offsetWidth - 8))}px`;
    button.style.top = `${place.top > 60 ? place.top - 52 : place.bottom + 8}px`;
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(look.timer);
    look.timer = setTimeout(look, 150);
  });
  addEventListener("scroll", () => (button.hidden = true), { passive: true, capture: true });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => {
    if (!picked) return;
    const { text, sources } = picked;
    getSelection().removeAllRanges();
    button.hidden = true;
    add(sentenceFrom(text), sources);
  });
}

// The part of a paragraph that a selection covers, without its marks ("rettet").
function within(range, paragraph) {
  const part = document.createRange();
  part.selectNodeContents(paragraph);
  if (range.startContainer !== paragraph && paragraph.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (range.endContainer !== paragraph && paragraph.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  const copy = part.cloneContents();
  copy.querySelectorAll(".corrected").forEach((mark) => mark.remove());
  return copy.textContent;
}

export function sentenceFrom(text) {
  const trimmed = text.trim();
  const begun = trimmed.charAt(0).toLocaleUpperCase("da") + trimmed.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
