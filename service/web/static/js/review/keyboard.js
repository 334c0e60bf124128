// Every command from the keyboard. Single keys work only where nobody types, and can be switched off (WCAG 2.1.4).

import { remember, remembered } from "./player.js";

export function install({ editing, player, commands }) {
  const toggle = document.getElementById("single-keys");
  toggle.checked = remembered("udkast-keys", "1") === "1";
  toggle.addEventListener("change", () => remember("udkast-keys", toggle.checked ? "1" : "0"));

  const singles = {
    " ": () => player.toggle(),
    p: () => player.toggle(),
    b: () => player.back(),
    j: () => editing.step(1),
    ArrowDown: () => editing.step(1),
    k: () => editing.step(-1),
    ArrowUp: () => editing.step(-1),
    v: () => editing.nextToSee(),
    l: (row) => row && editing.hear([...row.querySelectorAll("[data-source]")], true),
    a: (row) => row && editing.accept(row),
    r: (row) => row?.querySelector("textarea")?.focus(),
    Enter: (row) => row?.querySelector("textarea")?.focus(),
    t: () => editing.add(),
    s: (row) => row && editing.do("merge", row),
    Delete: (row) => row && editing.do("delete", row),
    z: () => editing.undo(),
    u: () => commands.revisions(),
    g: () => commands.through(),
    n: () => document.querySelector(".item-next")?.click(),
    m: () => document.querySelector(".item-step[rel=prev]")?.click(),
    "?": () => document.getElementById("shortcuts").showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || document.querySelector("dialog[open]")) return;
    const field = event.target.closest("input, textarea, select, [contenteditable]");
    const row = event.target.closest(".sentence");
    if (event.key === "F8") return taken(event, () => player.toggle());
    if (event.key === "F7") return taken(event, () => player.back());
    if (row && event.altKey && !event.ctrlKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
      return taken(event, () => editing.do(event.key === "ArrowUp" ? "up" : "down", row));
    }
    if (row && field && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      return taken(event, async () => {
        await editing.flush();
        editing.accept(row);
      });
    }
    if (row && field && event.key === "Enter") return taken(event, () => editing.enter(row));
    if (row && field && event.key === "Backspace" && editing.atStart(row)) return taken(event, () => editing.join(row));
    if (event.key === "Escape") {
      const menu = event.target.closest("details[open]");
      if (menu) return taken(event, () => ((menu.open = false), menu.querySelector("summary").focus()));
      if (row && field) return taken(event, () => row.focus());
    }
    if (field || event.ctrlKey || event.altKey || event.metaKey || !toggle.checked) return;
    const on = event.target.closest("button, a, summary, audio");
    if (on && [" ", "Enter"].includes(event.key)) return;
    const does = singles[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (does) taken(event, () => does(row ?? (editing.active?.isConnected ? editing.active : null)));
  });
}

function taken(event, act) {
  event.preventDefault();
  act();
}
