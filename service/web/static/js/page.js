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

// The name of the chosen file, in the face of its input; a browser may have kept the choice over a reload.
function name(input) {
  const shown = input.closest(".file")?.querySelector("[data-file-name]");
  if (shown) shown.textContent = [...input.files].map((file) => file.name).join(", ") || "Ingen fil valgt";
}
document.querySelectorAll(".file input").forEach(name);
document.addEventListener("change", (event) => {
  if (event.target.matches?.(".file input")) name(event.target);
});
