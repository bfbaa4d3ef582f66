// <hand-order> says that the items beside it, each with a link [data-clip], are ordered by hand: they are dragged, or moved by Shift with an arrow key, Home
// or End. The server hears of it by the event "clipverb". With data-into an item may be dropped into another.
import { tell } from './clip-verbs.js';

const verbs = { ArrowLeft: 'earlier', ArrowUp: 'earlier', ArrowRight: 'later', ArrowDown: 'later', Home: 'first', End: 'last' };
// How long what was moved may take to come back, and the focus with it.
const patience = 3000;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  [data-dragged] { opacity: 0.4; }
  [data-drop] { position: relative; }
  [data-drop="into"] > :first-child { outline: var(--focus-width) solid var(--accent); outline-offset: var(--space-1); border-radius: var(--radius-large); }
  :is([data-drop="before"], [data-drop="after"])::after { content: ""; position: absolute; inset-block: 0; width: var(--space-1); border-radius: var(--radius-full); background: var(--accent); z-index: 1; }
  [data-drop="before"]::after { inset-inline-start: calc(-1 * var(--space-1)); }
  [data-drop="after"]::after { inset-inline-end: calc(-1 * var(--space-1)); }
  :is(tr, .board-nested)[data-drop]::after { inset-inline: 0; width: auto; height: var(--focus-width); }
  :is(tr, .board-nested)[data-drop="before"]::after { inset-block: calc(-1 * var(--focus-width)) auto; }
  :is(tr, .board-nested)[data-drop="after"]::after { inset-block: auto calc(-1 * var(--focus-width)); }
`);

const linkOf = item => item?.querySelector('[data-clip]');

class HandOrder extends HTMLElement {
  #listening = null;
  #changes = null;
  #dragged = null;
  #marked = null;
  #moved = null;
  #movedAt = 0;

  connectedCallback() {
    if (!document.adoptedStyleSheets.includes(sheet)) { document.adoptedStyleSheets.push(sheet); }
    this.#listening = new AbortController();
    const area = this.parentElement;
    const { signal } = this.#listening;
    area.addEventListener('pointerdown', event => {
      const item = this.#itemOf(event.target);
      if (item && event.pointerType === 'mouse') { item.draggable = true; }
    }, { signal });
    area.addEventListener('dragstart', event => this.#start(event), { signal });
    area.addEventListener('dragover', event => this.#over(event), { signal });
    area.addEventListener('drop', event => this.#drop(event), { signal });
    area.addEventListener('dragend', () => this.#end(), { signal });
    area.addEventListener('keydown', event => this.#key(event), { signal, capture: true });
    // What is moved is put in anew, and the focus is lost.
    this.#changes = new MutationObserver(() => this.#refocus());
    this.#changes.observe(area, { childList: true, subtree: true });
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#changes?.disconnect();
  }

  #itemOf(target) {
    const item = target.closest?.('li, tr');
    return item && this.parentElement.contains(item) && linkOf(item) ? item : null;
  }

  #start(event) {
    const item = this.#itemOf(event.target);
    if (!item?.draggable) { return; }
    this.#dragged = item;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', linkOf(item).textContent.trim());
    requestAnimationFrame(() => item.toggleAttribute('data-dragged', true));
  }

  #over(event) {
    if (!this.#dragged) { return; }
    const item = this.#itemOf(event.target);
    const isOther = item && item !== this.#dragged && !this.#dragged.contains(item);
    if (!isOther) { this.#mark(null); return; }
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    this.#mark(item, this.#sideOf(item, event));
  }

  #sideOf(item, { clientX, clientY }) {
    const box = linkOf(item).getBoundingClientRect();
    const isLine = item.matches('tr, .board-nested');
    const isTurned = getComputedStyle(item).direction === 'rtl';
    const along = isLine ? (clientY - box.top) / box.height : isTurned ? (box.right - clientX) / box.width : (clientX - box.left) / box.width;
    if ('into' in this.dataset && !isLine && along > 0.3 && along < 0.7) { return 'into'; }
    return along < 0.5 ? 'before' : 'after';
  }

  #mark(item, side) {
    if (this.#marked && this.#marked !== item) { delete this.#marked.dataset.drop; }
    this.#marked = item;
    if (item) { item.dataset.drop = side; }
  }

  #drop(event) {
    if (!this.#dragged || !this.#marked) { return; }
    event.preventDefault();
    this.#tell(linkOf(this.#dragged), this.#marked.dataset.drop, linkOf(this.#marked).dataset.clip);
    this.#end();
  }

  #end() {
    this.#mark(null);
    this.#dragged?.removeAttribute('data-dragged');
    this.#dragged?.removeAttribute('draggable');
    this.#dragged = null;
  }

  #key(event) {
    const verb = event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey ? verbs[event.key] : undefined;
    const link = verb && event.target.closest('[data-clip]');
    if (!link) { return; }
    event.preventDefault();
    event.stopPropagation();
    this.#tell(link, verb);
  }

  #tell(link, verb, beside) {
    [this.#moved, this.#movedAt] = [link.id, performance.now()];
    tell(link, link.dataset.clip, verb, beside);
  }

  #refocus() {
    if (!this.#moved || performance.now() - this.#movedAt > patience || document.activeElement !== document.body) { return; }
    document.getElementById(this.#moved)?.focus();
  }
}

customElements.define('hand-order', HandOrder);
