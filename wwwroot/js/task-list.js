// <task-list> holds rows: in each [data-line] opens it, [data-pick] ticks it and [data-cancel] asks whether to cancel it. j and k or the arrows move
// between rows, x ticks (with Shift up to the last one), c asks, Escape takes back: first a question, then the selection. The buttons of a row are plain
// markup: which [data-verb] was pressed is told to the server as the event "taskverb". Once the question of a row is answered, the row has the focus.
const typing = element => element?.closest?.('input:not([type="checkbox"]), textarea, select, [contenteditable]') != null;

class TaskList extends HTMLElement {
  #listening = null;

  connectedCallback() {
    this.#listening = new AbortController();
    document.addEventListener('keydown', event => this.#key(event), { signal: this.#listening.signal });
    this.addEventListener('click', event => this.#press(event.target), { signal: this.#listening.signal });
  }

  disconnectedCallback() { this.#listening?.abort(); }

  #press(target) {
    const verb = target.closest('[data-verb]');
    if (verb) { verb.dispatchEvent(new CustomEvent('taskverb', { bubbles: true, detail: { verb: verb.dataset.verb } })); }
    // Now, while the button is still there to be left.
    if (target.closest('.line-actions [role="group"] button')) { target.closest('article').querySelector('[data-line]').focus(); }
  }

  get #lines() { return [...this.querySelectorAll('[data-line]')]; }

  // The row that has the focus; what lies open over the page has its own keys.
  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open], .mud-dialog, details.menu[open], :popover-open')) { return; }
    const row = event.target.closest?.('article');
    const current = this.contains(row) ? row : null;
    const act = this.#action(event, current);
    if (!act) { return; }
    event.preventDefault();
    act();
  }

  #action(event, row) {
    const click = (place, selector) => { const target = place?.querySelector(selector); return target && (() => target.click()); };
    switch (event.key) {
      case 'j': case 'ArrowDown': return this.#step(event, row, 1);
      case 'k': case 'ArrowUp': return this.#step(event, row, -1);
      case 'x': case 'X': {
        const tick = row?.querySelector('[data-pick]');
        return tick && (() => tick.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: event.shiftKey })));
      }
      case 'c': return document.querySelector('[data-clear]') ? click(document, '[data-cancel-selected]') : click(row, '[data-cancel]');
      case 'Escape': return click(document, '[data-keep]') ?? click(document, '[data-clear]');
      default: return null;
    }
  }

  // On entering the page the focus is on its heading: the first row is next. An arrow elsewhere scrolls, as everywhere.
  #step(event, row, by) {
    const lines = this.#lines;
    const isElsewhere = !row && event.target !== document.body && event.target.localName !== 'h1' && event.target.localName !== 'main';
    if (lines.length === 0 || (isElsewhere && event.key.startsWith('Arrow'))) { return null; }
    const at = row ? lines.findIndex(line => row.contains(line)) : by > 0 ? -1 : 0;
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + by))];
    return () => { next.focus(); next.scrollIntoView({ block: 'nearest' }); };
  }
}

customElements.define('task-list', TaskList);
