// <clip-grid> holds links marked [data-clip], each beside a box [data-pick] that selects it. Arrow keys move between them as they lie on the screen, space
// plays the one in focus, the keys of clip-verbs.js judge it, Escape lets go of what is selected.
import { tell, verbOf } from './clip-verbs.js';

const typing = element => element?.closest?.('input:not([type="checkbox"]), textarea, select, [contenteditable]') != null;

class ClipGrid extends HTMLElement {
  #listening = null;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // Only who has a mouse draws rectangles.
    this.addEventListener('pointerover', () => import('./clip-rectangle.js').catch(() => { }), { signal, once: true });
    document.addEventListener('click', event => this.#keepPlace(event, signal), { signal, capture: true });
    this.addEventListener('keydown', event => this.#move(event), { signal });
    this.addEventListener('click', event => this.#pick(event), { signal });
    document.addEventListener('keydown', event => this.#pageKey(event), { signal });
  }

  disconnectedCallback() { this.#listening?.abort(); }

  // Opening, stepping and closing change the address, and Blazor scrolls to the top when it has rendered a new address. The scroll event
  // comes before the frame is painted, so putting the page back here is not seen.
  #keepPlace(event, signal) {
    if (!event.target.closest?.('[data-clip], [data-close], [data-next], [data-previous], [data-jump]')) { return; }
    const { scrollX, scrollY } = window;
    const settled = new AbortController();
    setTimeout(() => settled.abort(), 3000);
    window.addEventListener('scroll', () => {
      if (window.scrollY === 0 && scrollY > 0) { window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' }); }
    }, { signal: AbortSignal.any([signal, settled.signal]) });
  }

  #pick(event) {
    const box = event.target.closest('[data-pick]');
    if (box) { tell(box, box.dataset.pick, event.shiftKey ? 'selectTo' : 'select'); }
  }

  get #clips() { return [...this.querySelectorAll('[data-clip]')]; }

  #move(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
    const clips = this.#clips;
    const current = clips.indexOf(event.target.closest('li, tr')?.querySelector('[data-clip]'));
    if (current < 0) { return; }
    const verb = verbOf(event.key);
    if (verb) {
      event.preventDefault();
      if (verb === 'delete') { this.#stepAside(clips, current); }
      tell(clips[current], clips[current].dataset.clip, verb);
      return;
    }

    // A box has its own space.
    if (event.target.closest('[data-pick]')) { return; }
    if (event.key === ' ') {
      const stage = clips[current].querySelector('clip-stage');
      event.preventDefault();
      if (stage?.isPreviewing) { stage.stop(); } else { stage?.preview(); }
      return;
    }

    const target = this.#target(event.key, clips, current);
    if (target === undefined) { return; }
    event.preventDefault();
    clips[current].querySelector('clip-stage')?.stop();
    target.focus();
    target.scrollIntoView({ block: 'nearest' });
  }

  // What is deleted takes the focus with it: the nearest clip that stays gets it.
  #stepAside(clips, current) {
    const isSelected = clip => clip.closest('li, tr').querySelector('[data-pick]')?.checked === true;
    const stays = clip => clip !== clips[current] && !(isSelected(clips[current]) && isSelected(clip));
    (clips.slice(current + 1).find(stays) ?? clips.slice(0, current).findLast(stays))?.focus();
  }

  #target(key, clips, current) {
    switch (key) {
      case 'ArrowRight': return clips[current + 1];
      case 'ArrowLeft': return clips[current - 1];
      case 'Home': return clips[0];
      case 'End': return clips.at(-1);
      case 'ArrowDown': return nextRow(clips.slice(current + 1), clips[current], (a, b) => a.top >= b.bottom - 1);
      case 'ArrowUp': return nextRow(clips.slice(0, current).reverse(), clips[current], (a, b) => a.bottom <= b.top + 1);
      default: return undefined;
    }
  }

  #pageKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open], .mud-dialog')) { return; }
    const clear = event.key === 'Escape' && !event.defaultPrevented && document.querySelector('[data-clear]');
    if (clear) { clear.click(); return; }
    // After a navigation the focus stands on the title, so an arrow from there enters too.
    const isOnPage = event.target === document.body || event.target.closest?.('h1') != null;
    const wanted = isOnPage && event.key.startsWith('Arrow') ? this.#clips.find(clip => clip.getBoundingClientRect().top >= 0) : null;
    if (!wanted) { return; }
    event.preventDefault();
    wanted.focus();
  }
}

/** The clip of the nearest row in the given direction that lies most under (or over) the middle of the one we come from. */
function nextRow(candidates, from, isBeyond) {
  const origin = from.getBoundingClientRect();
  const middle = origin.left + origin.width / 2;
  let best;
  let bestDistance = Infinity;
  let rowTop = null;
  for (const clip of candidates) {
    const box = clip.getBoundingClientRect();
    if (!isBeyond(box, origin)) { continue; }
    rowTop ??= box.top;
    if (Math.abs(box.top - rowTop) > 1) { break; }
    const distance = Math.abs(box.left + box.width / 2 - middle);
    if (distance < bestDistance) { best = clip; bestDistance = distance; }
  }

  return best;
}

customElements.define('clip-grid', ClipGrid);
