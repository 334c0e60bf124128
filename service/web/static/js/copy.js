// A button that copies what stands in a field; it shows itself only where the browser lets a page copy.

for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    const told = document.getElementById(`${button.dataset.copies}-copied`);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      told.textContent = "Kopieret.";
    } catch {
      told.textContent = "Det kunne ikke kopieres. Teksten er markeret: Tryk Ctrl+C.";
    }
  });
}
