// What every page does: the error summary takes the focus, dialogs open and close, file inputs get our own face.

document.documentElement.classList.add("scripted");

document.querySelector(".error-summary")?.focus();

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

// A link in an error summary puts the focus into its field, also where the field is one of a group.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".error-summary a[href^='#']");
  if (!link) return;
  event.preventDefault();
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  field?.focus();
  field?.closest(".form-group")?.scrollIntoView({ block: "center" });
});

// Wrong fields are told by the server, beside them and in Danish; the browser's own bubbles speak its own language.
const unbubbled = (root) => root.querySelectorAll("form[method=post]").forEach((form) => (form.noValidate = true));
unbubbled(document);
document.addEventListener("htmx:load", (event) => unbubbled(event.target.parentElement ?? document));

// What was typed in a form outlives a session that ended before it was sent: it waits in this tab, and is put in again
// when the same person is back on the same page.
const KEPT = "udkast-typed";
const person = () => document.querySelector(".visitor-name")?.textContent.trim() ?? "";
const typed = (form) =>
  [...form.elements].filter((one) => one.name && one.matches("textarea, select, input:not([type=hidden], [type=password], [type=file], [type=submit])"));
const kept = () => JSON.parse(sessionStorage.getItem(KEPT) ?? "null");

window.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || !person()) return; // signing in takes nothing away
  sessionStorage.removeItem(KEPT);
  if (!typed(form).length || form.querySelector("[type=password]")) return;
  const fields = typed(form).map((one) => [one.name, one.value, one.checked ?? false]);
  sessionStorage.setItem(KEPT, JSON.stringify({ page: location.pathname, action: form.getAttribute("action"), person: person(), fields }));
});

const before = kept();
const lost = document.querySelector("[data-lost]");
if (before && lost) {
  lost.hidden = false;
  sessionStorage.setItem(KEPT, JSON.stringify({ ...before, lost: true }));
} else if (before && person()) {
  sessionStorage.removeItem(KEPT);
  const form = [...document.forms].find((one) => one.getAttribute("action") === before.action);
  if (before.lost && form && before.page === location.pathname && before.person === person()) {
    for (const [name, value, checked] of before.fields) {
      const same = typed(form).filter((one) => one.name === name);
      const one = same.length > 1 || same[0]?.matches("[type=radio], [type=checkbox]") ? same.find((other) => other.value === value) : same[0];
      if (!one) continue;
      if (one.matches("[type=radio], [type=checkbox]")) one.checked = checked;
      else one.value = value;
      for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
    form.scrollIntoView({ block: "center" });
  }
}

// The name of the chosen file, in the face of its input; a browser may have kept the choice over a reload.
function name(input) {
  const shown = input.closest(".file")?.querySelector("[data-file-name]");
  if (shown) shown.textContent = [...input.files].map((file) => file.name).join(", ") || "Ingen fil valgt";
}
document.querySelectorAll(".file input").forEach(name);
document.addEventListener("change", (event) => {
  if (event.target.matches?.(".file input")) name(event.target);
});
