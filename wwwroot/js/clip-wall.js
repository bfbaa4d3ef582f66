// <clip-wall> holds blocks of clips ([data-block]). It tells the server which block stands in the middle of the view (the event "clipsight"), and the server
// sends the clips of that block and of its neighbours; a block whose clips went away keeps its height. Nothing moves: what comes or goes above the view is
// made up for before it is painted. Not by the browser's scroll anchoring, which not all have, and which does not hold on clips whose content is painted only
// when it is seen. The address follows the view, so that going back leads to the same place.
const rest = 250;
// Pixels of a row that nobody sees.
const slack = 4;
const patience = 3000;

class ClipWall extends HTMLElement {
  #listening = null;
  #sizes = null;
  #changes = null;
  #seen = new WeakSet();
  #load = null;
  #frame = 0;
  #timer = 0;
  #told = '';
  #toldAt = 0;
  #anchor = null;
  #address = location.href;
  #heldUntil = 0;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    window.addEventListener('scroll', () => this.#soon(), { signal, passive: true });
    // The browser would put a page that it loads again where the old one stood, though this one begins at its place.
    history.scrollRestoration = 'manual';
    this.addEventListener('focusin', () => this.#soon(), { signal });
    document.documentElement.style.overflowAnchor = 'none';
    signal.addEventListener('abort', () => {
      document.documentElement.style.overflowAnchor = '';
      history.scrollRestoration = 'auto';
    });
    this.#sizes = new ResizeObserver(entries => {
      for (const { target, borderBoxSize } of entries) {
        if (target !== this && !isAway(target)) { target.style.setProperty('--seen', `${borderBoxSize[0].blockSize}px`); }
      }
      this.#soon();
    });
    this.#sizes.observe(this);
    this.#changes = new MutationObserver(() => this.#changed());
    this.#changes.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-load', 'data-live'] });
    // Blazor inserts an element before its children.
    queueMicrotask(() => this.#changed());
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#sizes?.disconnect();
    this.#changes?.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  // A table's parts hold the blocks there.
  get #blocks() { return [...(this.querySelector(':scope > table')?.tBodies ?? this.querySelectorAll(':scope > [data-block]'))]; }

  /** Where the view of the clips begins: under what stands at its head. */
  get #top() {
    const bar = document.querySelector('[data-wall-bar]');
    return bar ? parseFloat(getComputedStyle(bar).top) + bar.offsetHeight : 0;
  }

  #changed() {
    if (!this.isConnected) { return; }
    for (const block of this.#blocks) {
      if (!this.#seen.has(block)) { this.#seen.add(block); this.#sizes.observe(block); }
    }
    const { load, start } = this.dataset;
    if (load !== this.#load) {
      const isFirst = this.#load === null;
      this.#load = load;
      this.#anchor = null;
      this.#heldUntil = 0;
      if (start) { this.#goToStart(isFirst); } else if (!isFirst) { window.scrollTo({ top: 0, behavior: 'instant' }); }
    } else { this.#holdAnchor(); }
    this.#soon();
  }

  #goToStart(isFirst) {
    // To its first row, and not to the button above it: else the row before would be the first that is seen as soon as it is there.
    const go = () => window.scrollTo({ top: window.scrollY + (this.#blocks[0] ?? this).getBoundingClientRect().top - this.#top, behavior: 'instant' });
    go();
    if (!isFirst) { return; }
    // A page that somebody comes back to takes the focus to its title first.
    const { clip } = history.state ?? {};
    const settled = new AbortController();
    setTimeout(() => settled.abort(), patience);
    document.addEventListener('focusin', event => {
      if (!event.target.matches('h1') || !this.isConnected) { return; }
      settled.abort();
      go();
      if (clip) { document.getElementById(clip)?.focus({ preventScroll: true }); }
    }, { signal: AbortSignal.any([this.#listening.signal, settled.signal]) });
  }

  #holdAnchor() {
    if (!this.#anchor?.element.isConnected) { return; }
    const moved = this.#anchor.element.getBoundingClientRect().top + window.scrollY - this.#anchor.top;
    if (Math.abs(moved) > 1) { window.scrollBy({ top: moved, behavior: 'instant' }); }
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  #look() {
    const blocks = this.#blocks.map(block => ({ block, box: block.getBoundingClientRect() }));
    if (blocks.length === 0) { return; }
    const top = this.#top;
    const middle = (top + window.innerHeight) / 2;
    const distance = ({ box }) => Math.max(box.top - middle, middle - box.bottom, 0);
    const nearest = blocks.reduce((best, each) => distance(each) < distance(best) ? each : best);
    this.#tell(nearest.block, nearest === blocks[0] && this.getBoundingClientRect().top <= top + 1);
    this.#nameMonth(blocks, top);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keepAddress(), rest);
    const element = window.scrollY > 0 ? firstIn(nearest.block, top)?.closest('li, tr') ?? nearest.block : null;
    this.#anchor = element && { element, top: element.getBoundingClientRect().top + window.scrollY };
  }

  #tell(block, isFront) {
    // While a clip is open over the wall, the server shows what stands around that one.
    if (!('live' in this.dataset) || document.querySelector('dialog[open]')) { return; }
    const { width, gap } = this.#measure();
    const told = `${block.dataset.block} ${width} ${gap} ${isFront} ${this.#load}`;
    if (told === this.#told && !(isAway(block) && performance.now() - this.#toldAt > rest)) { return; }
    this.#told = told;
    this.#toldAt = performance.now();
    this.dispatchEvent(new CustomEvent('clipsight', { bubbles: true, detail: { block: Number(block.dataset.block), width, gap, isFront } }));
  }

  // In heights of a row, which the width that a clip asks for tells.
  #measure() {
    const tile = this.querySelector('.tile');
    if (!tile) { return { width: 0, gap: 0 }; }
    const row = parseFloat(getComputedStyle(tile).flexBasis) / parseFloat(tile.style.getPropertyValue('--ratio'));
    const gap = parseFloat(getComputedStyle(tile.parentElement).columnGap);
    const rounded = value => Math.floor(value * 1000) / 1000;
    return { width: rounded((tile.parentElement.getBoundingClientRect().width + gap) / row), gap: rounded(gap / row) };
  }

  #nameMonth(blocks, top) {
    const here = blocks.find(({ box }) => box.bottom > top + 1) ?? blocks.at(-1);
    const months = [...here.block.querySelectorAll('[data-month]')];
    const month = (months.findLast(element => element.getBoundingClientRect().top <= top + 1) ?? months[0])?.dataset.month;
    const bar = document.querySelector('[data-month-now]');
    bar?.toggleAttribute('data-stuck', this.getBoundingClientRect().top < top - 1);
    if (!month || !bar) { return; }
    if (bar.dataset.monthNow !== month) { bar.dataset.monthNow = month; }
    const links = [...document.querySelectorAll('[data-months] > a')];
    // The rail comes later than the clips, and is drawn anew with its numbers.
    if (links.length === 0 || links.find(link => link.dataset.month === month)?.hasAttribute('data-here')) { return; }
    for (const link of links) {
      const isHere = link.dataset.month === month;
      link.toggleAttribute('data-here', isHere);
      link.tabIndex = isHere ? 0 : -1;
    }
  }

  #keepAddress() {
    if (!('live' in this.dataset) || document.querySelector('dialog[open]') || !location.pathname.endsWith('/gallery')) { return; }
    // Somebody has followed a link: what it leads to is on its way, and what is in the view is not its place.
    if (location.href !== this.#address) { [this.#address, this.#heldUntil] = [location.href, performance.now() + patience]; }
    if (performance.now() < this.#heldUntil) { this.#timer = setTimeout(() => this.#keepAddress(), rest); return; }
    const top = this.#top;
    const block = this.#blocks.find(each => each.getBoundingClientRect().bottom > top + 1);
    if (!block || isAway(block)) { return; }
    const clips = [...block.querySelectorAll('[data-at]')];
    const first = clips.indexOf(firstIn(block, top));
    const place = first > 0 ? clips[first - 1].dataset.at : block.dataset.before;
    const address = new URL(location.href);
    if (place) { address.searchParams.set('before', place); } else { address.searchParams.delete('before'); }
    const focused = document.activeElement?.matches('[data-clip]') ? document.activeElement.id : undefined;
    if (address.href !== location.href || history.state?.clip !== focused) { history.replaceState({ ...history.state, clip: focused }, '', address); }
    this.#address = location.href;
  }
}

const isAway = block => block.classList.contains('away');
const firstIn = (block, top) => [...block.querySelectorAll('[data-at]')].find(clip => clip.getBoundingClientRect().bottom > top + slack);

customElements.define('clip-wall', ClipWall);
