// Puts the server's newest Beslutning into the page without touching what somebody is typing.
//
// Sentences are matched by their id. A sentence whose HTML is unchanged stays as it is; the text field of one that is
// being edited stays, and everything around it is exchanged. The focused element never moves in the document, because a
// browser takes the focus away from what moves.

export const SELECTOR = "[data-sentence]";

export function sentenceOf(node) {
  return node?.closest?.(SELECTOR) ?? null;
}

export function textOf(row) {
  return row?.querySelector("textarea") ?? null;
}

export const isDirty = (row) => row?.dataset.dirty !== undefined;

// `renamed`: ids that rows in the page get before they are matched (a new sentence has its id now).
export function swapDecision(host, html, renamed = new Map()) {
  const fresh = parsed(html);
  const old = host.querySelector(".decision");
  const list = old.querySelector(".sentences");
  for (const [row, id] of renamed) rename(row, id);
  const held = mark(document.activeElement, host);
  const changed = sentences(list, fresh.querySelector(".sentences"));
  for (const part of [".proposed", ".decision-head", ".decision-foot", ".done"]) around(old, fresh, part);
  old.dataset.version = fresh.dataset.version;
  old.className = fresh.className;
  regain(held, host);
  host.querySelectorAll("textarea").forEach(fit);
  return changed;
}

// For browsers that don't grow text fields by themselves.
export function fit(text) {
  if (CSS.supports("field-sizing", "content")) return;
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight}px`;
}

export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

// The id that a sentence with these words, new on the page, has got: null where nobody can tell.
export function newId(html, rows, text) {
  const known = new Set(rows.map((row) => row.dataset.sentence));
  const template = document.createElement("template");
  template.innerHTML = html;
  const wanted = text.replace(/\s+/g, " ").trim();
  const fresh = [...template.content.querySelectorAll("[data-sentence]")].filter((row) => !known.has(row.dataset.sentence));
  const found = fresh.find((row) => textOf(row).value.replace(/\s+/g, " ").trim() === wanted) ?? (fresh.length === 1 ? fresh[0] : null);
  return found?.dataset.sentence ?? null;
}

function rename(row, id) {
  row.dataset.sentence = id;
  row.id = `sentence-${id}`;
  const text = textOf(row);
  if (text) text.id = `text-${id}`;
}

function sentences(list, wanted) {
  const rows = new Map([...list.children].filter((row) => row.dataset.sentence).map((row) => [row.dataset.sentence, row]));
  const active = sentenceOf(document.activeElement);
  const order = [];
  const changed = [];
  for (const next of [...wanted.children]) {
    const id = next.dataset.sentence;
    const row = id && rows.get(id);
    rows.delete(id);
    if (!row) {
      order.push(next);
      if (id) changed.push(next);
    } else if (row.source === next.outerHTML && !isDirty(row)) {
      order.push(row);
    } else if (row === active || isDirty(row)) {
      if (patch(row, next)) changed.push(row);
      order.push(row);
    } else {
      next.source = next.outerHTML;
      if (textOf(row)?.value !== textOf(next)?.value) changed.push(next);
      order.push(next);
    }
  }
  // What is being typed and not known there yet stays where it stands, after the row before it.
  for (const row of rows.values()) {
    if (!isDirty(row) && !row.dataset.draft) continue;
    let before = row.previousElementSibling;
    while (before && !order.includes(before)) before = before.previousElementSibling;
    order.splice(before ? order.indexOf(before) + 1 : 0, 0, row);
  }
  const kept = order.some((row) => row.dataset?.sentence) ? order.filter((row) => row.dataset.sentence) : order;
  arrange(list, kept, active);
  return changed;
}

function arrange(list, order, active) {
  for (const row of [...list.children]) if (!order.includes(row)) row.remove();
  if (order.length === list.children.length && order.every((row, place) => list.children[place] === row)) return;
  const pivot = active && order.includes(active) ? order.indexOf(active) : order.length;
  order.slice(0, pivot).forEach((row) => list.insertBefore(row, order[pivot] ?? null));
  order.slice(pivot + 1).forEach((row) => list.append(row));
}

// Exchange everything of a row but its text field; whether somebody else's words came into it.
function patch(row, next) {
  const text = textOf(row);
  const coming = textOf(next);
  const source = next.outerHTML;
  const foreign = !isDirty(row) && text.value !== coming.value;
  const kept = ["is-dirty", "is-refused", "is-active"].filter((name) => row.classList.contains(name));
  row.className = next.className;
  row.classList.add(...kept);
  row.source = isDirty(row) ? undefined : source;
  if (foreign) {
    const at = Math.min(text.selectionStart, coming.value.length);
    text.value = coming.value;
    text.setSelectionRange(at, at);
  }
  for (const name of ["id", "aria-label", "aria-describedby", "readonly"]) {
    if (coming.hasAttribute(name)) text.setAttribute(name, coming.getAttribute(name));
    else text.removeAttribute(name);
  }
  row.querySelector(".accept")?.replaceWith(next.querySelector(".accept"));
  const body = text.parentElement;
  for (const child of [...body.children]) if (child !== text) child.remove();
  let after = false;
  for (const child of [...coming.parentElement.children]) {
    if (child === coming) after = true;
    else if (after) body.append(child);
    else text.before(child);
  }
  return foreign;
}

function around(old, fresh, part) {
  const [here, there] = [old.querySelector(part), fresh.querySelector(part)];
  if (here && there) {
    const select = here.querySelector("select");
    if (select && select === document.activeElement) {
      select.value = there.querySelector("select").value;
      select.dataset.stands = select.value;
    } else here.replaceWith(there);
  } else if (there && part === ".proposed") old.prepend(there);
  else if (there) old.append(there);
  else here?.remove();
}

// Where the focus is, in words that outlive the element.
function mark(element, host) {
  if (!element || !host.contains(element)) return null;
  const row = sentenceOf(element);
  const does = element.dataset.do ?? element.dataset.command;
  const place = row ? [...row.parentElement.children].indexOf(row) : -1;
  return { id: element.id, does, row: row?.dataset.sentence, place };
}

function regain(held, host) {
  if (!held || host.contains(document.activeElement)) return;
  const row = held.row && host.querySelector(`[data-sentence="${CSS.escape(held.row)}"]`);
  const rows = host.querySelectorAll(SELECTOR);
  const target =
    (held.id && document.getElementById(held.id)) ||
    (row && held.does && row.querySelector(`[data-do="${held.does}"]`)) ||
    (!held.row && held.does && host.querySelector(`[data-command="${held.does}"], .done button`)) ||
    row ||
    rows[Math.min(Math.max(held.place, 0), rows.length - 1)] ||
    document.getElementById("item-heading");
  target?.focus({ preventScroll: true });
}
