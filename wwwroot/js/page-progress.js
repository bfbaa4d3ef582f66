// <page-progress> is the thin bar that moves while a page is fetched: from the press on a link until the page has changed. What takes no time
// shows none: the sheet waits a moment before it appears.
const longest = 15000;

class PageProgress extends HTMLElement {
  #listening = null;
  #changes = null;
  #timer = 0;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener('click', event => this.#begin(event), { signal });
    window.addEventListener('popstate', () => this.#show(), { signal });
    window.addEventListener('pageshow', () => this.#end(), { signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#end();
  }

  #begin(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.hasAttribute('download') || link.target === '_blank') { return; }
    const address = new URL(link.href, location.href);
    if (address.origin !== location.origin || address.pathname + address.search === location.pathname + location.search) { return; }
    this.#show();
  }

  #show() {
    this.#end();
    this.dataset.moving = '';
    const content = document.getElementById('content');
    if (!content) { return; }
    // Clocks that tick change texts; a page that has come changes elements.
    this.#changes = new MutationObserver(changes => {
      if (changes.some(change => [...change.addedNodes].some(node => node.nodeType === Node.ELEMENT_NODE))) { this.#end(); }
    });
    this.#changes.observe(content, { childList: true, subtree: true });
    this.#timer = setTimeout(() => this.#end(), longest);
  }

  #end() {
    this.#changes?.disconnect();
    clearTimeout(this.#timer);
    delete this.dataset.moving;
  }
}
customElements.define('page-progress', PageProgress);
