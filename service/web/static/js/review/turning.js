// From one item to another without a new page: the links of the list, "Forrige" and "Næste", and the browser's own back.
//
// The nodes are put in directly. htmx' swap walks and settles every element of the list, the item and the transcript,
// which kept the page busy for a fifth of a second; none of them carries anything that htmx must see but one button.

const LINKS = "#lines a.line, .item-foot a";

export class Turning {
  // `leave` says whether the item may leave the page; `turned` is told when another is there, `refused` why it is not.
  constructor({ work, leave, turned, refused }) {
    Object.assign(this, { work, leave, turned, refused });
    this.asked = null;
    this.here = location.href;
    history.replaceState({ ...history.state, turned: true }, "");
    document.addEventListener("click", (event) => {
      const link = event.target.closest(LINKS);
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.to(link.href);
    });
    addEventListener("popstate", (event) => event.state?.turned && this.to(location.href, { back: true }));
  }

  async to(address, { back = false } = {}) {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    if (!(await this.leave())) return back ? history.pushState({ turned: true }, "", this.here) : undefined;
    if (asked.signal.aborted) return;
    this.work.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { headers: { "HX-Request": "true" }, signal: asked.signal });
      // Signed out meanwhile, or another page altogether: the browser goes there by itself.
      if (response.redirected || response.headers.has("HX-Redirect")) return location.assign(address);
      if (!response.ok) return this.refused("Punktet kunne ikke hentes. Prøv igen om lidt.");
      this.put(await response.text());
      if (!back) history.pushState({ turned: true }, "", address);
      this.here = location.href;
      this.turned();
      document.dispatchEvent(new Event("udkast:turned"));
    } catch (error) {
      if (error.name !== "AbortError") this.refused("Der er ikke forbindelse til Udkast. Prøv igen om lidt.");
    } finally {
      if (this.asked === asked) this.work.removeAttribute("aria-busy");
    }
  }

  put(html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const top = document.getElementById("lines")?.scrollTop;
    this.work.replaceChildren(fresh.content);
    document.getElementById("lines").scrollTop = top;
    const more = this.work.querySelector(".more-hearing");
    if (more) htmx.process(more);
  }
}
