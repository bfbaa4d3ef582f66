// <clip-stage src="…"> shows a still (an <img>, or a <video preload="metadata"> where there is no poster) and plays over it:
// muted and looping while the pointer rests on it, with sound and controls when its [data-play] button is pressed. With the attribute "small" it is the
// clip's small copy that plays under the pointer. One at a time: each takes a decoder.
// The playing video is made only then and lives in the shadow, out of Blazor's way: a page of stills holds no video at all.
import { watch } from './player-problem.js';

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const saves = () => navigator.connection?.saveData === true;

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; position: relative; }
  video { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; border-radius: inherit; }
  video[controls] { object-fit: contain; background: var(--ink); }
  :host([unplayable]) video { display: none; }
`);

// A pointer that only passes by should not start a download.
const RestBeforePlay = 350;
let previewing = null;

class ClipStage extends HTMLElement {
  #root;
  #video = null;
  #rest = 0;
  #listening = null;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(document.createElement('slot'));
  }

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener('pointerenter', event => { if (event.pointerType === 'mouse') { this.#afterRest(); } }, { signal });
    this.addEventListener('pointerleave', event => { if (event.pointerType === 'mouse') { this.stop(); } }, { signal });
    this.addEventListener('click', event => this.#clicked(event), { signal });
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#remove();
  }

  get isPreviewing() { return this.#video !== null && !this.#video.controls; }

  /** Muted, looping, no controls. */
  preview() {
    if (this.#video !== null) { return; }
    previewing?.stop();
    previewing = this;
    const video = this.#make(this.hasAttribute('small') ? '/preview' : '');
    video.muted = true;
    video.loop = true;
    this.#root.append(video);
    // A browser that will not autoplay keeps showing the still.
    // Once somebody has pressed play it is no preview any more, and they are told.
    video.play().catch(() => { if (this.isPreviewing) { this.#remove(); } });
  }

  /** Ends a preview; a clip that somebody started with sound goes on. */
  stop() {
    clearTimeout(this.#rest);
    if (this.isPreviewing) { this.#remove(); }
  }

  #afterRest() {
    if (calm.matches || saves()) { return; }
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.preview(), RestBeforePlay);
  }

  #clicked(event) {
    if (!event.target.closest?.('[data-play]')) { return; }
    if (this.isPreviewing && this.hasAttribute('small')) { this.#remove(); }
    const video = this.#video ?? this.#make();
    video.loop = false;
    video.muted = false;
    video.controls = true;
    if (!video.isConnected) { this.#root.append(video); }
    // A preview that cannot be played leaves the still; who presses play is told.
    watch(video, this);
    this.toggleAttribute('playing', true);
    video.focus();
    video.play().catch(() => { });
  }

  #make(copy = '') {
    clearTimeout(this.#rest);
    const video = document.createElement('video');
    video.src = this.getAttribute('src') + copy;
    video.playsInline = true;
    video.setAttribute('part', 'video');
    video.setAttribute('aria-label', this.getAttribute('label') ?? '');
    this.#video = video;
    return video;
  }

  #remove() {
    clearTimeout(this.#rest);
    if (previewing === this) { previewing = null; }
    if (this.#video === null) { return; }
    // Without this the browser goes on downloading for an element that nobody sees.
    this.#video.pause();
    this.#video.removeAttribute('src');
    this.#video.load();
    this.#video.remove();
    this.#video = null;
    this.removeAttribute('playing');
  }
}

customElements.define('clip-stage', ClipStage);
