// A rectangle that is drawn over the clips with a mouse selects all that it touches, beside what is selected already. It begins between the clips or on one
// of them, but for where clips are dragged to their places by hand; near an edge of the window the page scrolls on below it.
const threshold = 6;
const edge = 48;
const step = 14;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  drawn-rectangle { position: absolute; z-index: 1; border: var(--hairline) solid var(--accent); border-radius: var(--radius-small); background: color-mix(in srgb, var(--accent) 16%, transparent); pointer-events: none; }
  tr[data-drawn] { background: var(--accent-soft); }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

customElements.define('drawn-rectangle', class extends HTMLElement { });

let drawing = null;

class Drawing {
  #grid;
  #listening = new AbortController();
  #from;
  #to;
  #box = null;
  #frame = 0;
  #touched = new Set();

  constructor(grid, event) {
    this.#grid = grid;
    this.#from = { x: event.pageX, y: event.pageY };
    this.#to = { x: event.clientX, y: event.clientY };
    const { signal } = this.#listening;
    window.addEventListener('pointermove', moved => this.#move(moved), { signal });
    window.addEventListener('pointerup', () => this.#end(true), { signal });
    window.addEventListener('pointercancel', () => this.#end(false), { signal });
    window.addEventListener('blur', () => this.#end(false), { signal });
    document.addEventListener('selectstart', started => started.preventDefault(), { signal });
    document.addEventListener('dragstart', started => started.preventDefault(), { signal });
  }

  #move(event) {
    this.#to = { x: event.clientX, y: event.clientY };
    const isFar = Math.hypot(event.pageX - this.#from.x, event.pageY - this.#from.y) > threshold;
    if (this.#box !== null || !isFar) { return; }
    this.#box = document.createElement('drawn-rectangle');
    document.body.append(this.#box);
    this.#draw();
  }

  // Frame by frame, as the page goes on scrolling while the pointer rests at its edge.
  #draw() {
    const { x, y } = this.#to;
    if (y > window.innerHeight - edge) { window.scrollBy(0, step); }
    if (y < edge) { window.scrollBy(0, -step); }
    const [left, right] = [this.#from.x, x + window.scrollX].sort((a, b) => a - b);
    const [top, bottom] = [this.#from.y, y + window.scrollY].sort((a, b) => a - b);
    Object.assign(this.#box.style, { left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
    for (const pick of this.#grid.querySelectorAll('[data-pick]')) {
      const clip = pick.closest('li, tr');
      const at = clip.getBoundingClientRect();
      const isTouched = at.left + window.scrollX < right && at.right + window.scrollX > left && at.top + window.scrollY < bottom && at.bottom + window.scrollY > top;
      clip.toggleAttribute('data-drawn', isTouched);
      if (isTouched) { this.#touched.add(pick.dataset.pick); } else { this.#touched.delete(pick.dataset.pick); }
    }

    this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #end(isMeant) {
    drawing = null;
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
    for (const clip of document.querySelectorAll('[data-drawn]')) { clip.removeAttribute('data-drawn'); }
    if (this.#box === null) { return; }
    this.#box.remove();
    // The click that follows would open the clip below the pointer.
    const following = new AbortController();
    window.addEventListener('click', event => { event.preventDefault(); event.stopImmediatePropagation(); }, { signal: following.signal, capture: true });
    setTimeout(() => following.abort());
    const clips = [...this.#touched];
    if (!isMeant || clips.length === 0) { return; }
    this.#grid.dispatchEvent(new CustomEvent('clipverb', { bubbles: true, detail: { clip: clips[0], verb: 'selectMany', clips } }));
  }
}

document.addEventListener('pointerdown', event => {
  if (event.button !== 0 || event.pointerType !== 'mouse' || drawing !== null || !(event.target instanceof Element)) { return; }
  const grid = event.target.closest('clip-grid');
  if (grid === null || event.target.closest('button, input, select, textarea, label, summary, [contenteditable], a:not([data-clip])')) { return; }
  if (event.target.closest('[data-clip]') && grid.querySelector('hand-order') !== null) { return; }
  drawing = new Drawing(grid, event);
});
