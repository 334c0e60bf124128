// What every page does: the error summary takes the focus, dialogs open and close, errors of htmx are told.

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
