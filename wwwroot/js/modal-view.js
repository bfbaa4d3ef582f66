// <modal-view> opens the <dialog> inside it as a modal: the browser keeps the focus in and makes Escape work. What closing, the next and
// the previous one mean are ordinary links inside ([data-close], [data-next], [data-previous]), so that each has an address and the
// back button does what people expect.
class ModalView extends HTMLElement {
  #listening = null;
  #opener = null;

  connectedCallback() {
    this.#opener = document.activeElement === document.body ? null : document.activeElement;
    this.#listening = new AbortController();
    // Blazor inserts an element before its children; the dialog is there when this batch has been applied.
    queueMicrotask(() => this.#open());
  }

  disconnectedCallback() {
    this.#listening?.abort();
    const id = this.getAttribute('return-focus');
    const back = (id && document.getElementById(id)) || this.#opener;
    if (back?.isConnected) { back.focus({ preventScroll: false }); }
  }

  #open() {
    const dialog = this.querySelector('dialog');
    if (!this.isConnected || !dialog || dialog.open) { return; }
    const { signal } = this.#listening;
    dialog.addEventListener('cancel', event => { event.preventDefault(); this.#press('[data-close]'); }, { signal });
    dialog.addEventListener('close', () => this.#press('[data-close]'), { signal });
    dialog.addEventListener('click', event => { if (event.target === dialog) { this.#press('[data-close]'); } }, { signal });
    dialog.addEventListener('keydown', event => this.#key(event), { signal });
    dialog.showModal();
  }

  #press(selector) {
    const link = this.querySelector(selector);
    if (link && !link.hasAttribute('aria-disabled')) { link.click(); }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) { return; }
    const video = this.querySelector('video');
    // A focused player keeps its own keys: arrows seek there.
    const inPlayer = event.target === video;
    if (event.key === 'ArrowRight' && !inPlayer) { this.#press('[data-next]'); }
    else if (event.key === 'ArrowLeft' && !inPlayer) { this.#press('[data-previous]'); }
    else if (event.key === ' ' && video && !inPlayer && !event.target.closest('a, button, summary')) {
      if (video.paused) { video.play().catch(() => { }); } else { video.pause(); }
    } else { return; }
    event.preventDefault();
  }
}

customElements.define('modal-view', ModalView);
