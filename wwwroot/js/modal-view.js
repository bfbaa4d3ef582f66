// <modal-view> opens the stage of clips inside it as a modal <dialog>: the browser keeps the focus in and makes Escape work. What closing, the
// next and the previous one mean are ordinary links inside ([data-close], [data-next], [data-previous]), so that each has an address and the
// back button does what people expect. Of our own because MudBlazor's dialog opens from a page that is interactive already: this stage stands in the
// page that the server sent, fills it, and is read and left before the circuit is up.
import { tell, verbOf } from './clip-verbs.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

class ModalView extends HTMLElement {
  #listening = null;
  #playing = null;
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
    // On the dialog itself no key is taken yet: arrows step, space plays.
    dialog.focus();
    this.#playing = null;
    this.#playNew();
    const changes = new MutationObserver(() => this.#playNew());
    changes.observe(dialog, { childList: true, subtree: true });
    signal.addEventListener('abort', () => changes.disconnect());
  }

  // Each clip that is stepped to starts by itself. A browser that allows no sound without a click leaves it standing.
  #playNew() {
    const video = this.querySelector('video');
    if (!video || video === this.#playing) { return; }
    this.#playing = video;
    if (!calm.matches) { video.play().catch(() => { }); }
  }

  #press(selector) {
    const link = this.querySelector(selector);
    if (link && !link.hasAttribute('aria-disabled')) { link.click(); }
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable], [role="tab"]')) { return; }
    const video = this.querySelector('video');
    const verb = verbOf(event.key);
    const view = this.querySelector('[data-clip-view]');
    if (verb && view) {
      event.preventDefault();
      tell(view, view.dataset.clipView, verb);
      return;
    }

    // A focused player keeps its own keys: arrows seek there.
    const inPlayer = event.target === video;
    if (this.querySelector('clip-player')?.press?.(event.key)) { event.preventDefault(); return; }
    if (event.key === 'ArrowRight' && !inPlayer) { this.#press('[data-next]'); }
    else if (event.key === 'ArrowLeft' && !inPlayer) { this.#press('[data-previous]'); }
    else if (event.key === ' ' && video && !inPlayer && !event.target.closest('a, button, summary')) {
      if (video.paused) { video.play().catch(() => { }); } else { video.pause(); }
    } else { return; }
    event.preventDefault();
  }
}

customElements.define('modal-view', ModalView);
