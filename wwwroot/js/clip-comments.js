// <clip-comments> holds what is said of a clip that is shown large. In the browser: a time that is pressed, here or along the clip, is shown; whoever begins
// to write stops the clip and speaks of that moment; "@" offers the members. What is wished for a comment the server hears by the event "clipverb".
import { tell } from './clip-verbs.js';

const most = 8;

class ClipComments extends HTMLElement {
  #stop = null;
  #offer = null;

  connectedCallback() {
    this.#stop = new AbortController();
    const on = (name, handler, options) => this.addEventListener(name, handler, { signal: this.#stop.signal, ...options });
    // The marks lie beneath the clip.
    this.#view.addEventListener('click', event => this.#jump(event.target.closest('[data-seek]')), { signal: this.#stop.signal });
    on('click', event => {
      const button = event.target.closest('[data-verb]');
      if (button) { tell(button, button.dataset.comment, button.dataset.verb); }
      const now = event.target.closest('[data-now]');
      if (now) { this.#take(now.closest('form')); }
    });
    on('focusin', event => this.#begin(event.target));
    on('focusout', () => this.#close());
    on('input', event => { if (event.target.matches('textarea')) { this.#show(event.target); } });
    on('pointerdown', event => {
      const option = event.target.closest('[role="option"]');
      if (!option) { return; }
      // The caret stays where it is.
      event.preventDefault();
      this.#put(option);
    });
    on('keydown', event => this.#key(event));
    if (this.contains(document.activeElement)) { this.#begin(document.activeElement); }
  }

  disconnectedCallback() { this.#stop?.abort(); }

  get #view() { return this.closest('[data-clip-view]') ?? this; }

  get #video() { return this.#view.querySelector('video'); }

  #jump(mark) {
    const video = this.#video;
    if (!mark || !video) { return; }
    video.pause();
    // A little behind its beginning, so that rounding shows no frame before it.
    video.currentTime = Number(mark.dataset.seek) / 1000 + 0.001;
    document.getElementById(`comment-${mark.dataset.comment}`)?.scrollIntoView({ block: 'nearest' });
  }

  // Where somebody has emptied the time, it stays empty.
  #begin(box) {
    const form = box.matches?.('textarea') ? box.closest('[data-new]') : null;
    const video = this.#video;
    if (!form || form.hasAttribute('data-begun') || !video) { return; }
    form.setAttribute('data-begun', '');
    video.pause();
    if (video.currentTime > 0 && form.querySelector('[data-at]').value === '') { this.#take(form); }
  }

  #take(form) {
    const at = form.querySelector('[data-at]');
    at.value = this.#code(Math.floor((this.#video?.currentTime ?? 0) * 1000));
    at.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #code(milliseconds) {
    const [minutes, rest] = [Math.floor(milliseconds / 60000), milliseconds % 60000];
    const [seconds, part] = [Math.floor(rest / 1000), rest % 1000];
    return `${minutes}:${String(seconds).padStart(2, '0')}${part ? `.${String(part).padStart(3, '0').replace(/0+$/, '')}` : ''}`;
  }

  #key(event) {
    const box = event.target;
    if (!box.closest('[data-comment-form]')) { return; }
    if (this.#offer && box === this.#offer.box && !event.ctrlKey && !event.metaKey) {
      if (event.key === 'ArrowDown') { this.#choose(1); }
      else if (event.key === 'ArrowUp') { this.#choose(-1); }
      else if (event.key === 'Enter' || event.key === 'Tab') { this.#put(this.#offer.options[this.#offer.at]); }
      else if (event.key === 'Escape') { this.#close(); }
      else { return; }
      event.preventDefault();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      box.dispatchEvent(new Event('change', { bubbles: true }));
      box.form.requestSubmit();
    } else if (event.key === 'Escape' && box.value) {
      // What is typed is not thrown away with the window that it stands in.
      event.preventDefault();
    }
  }

  #show(box) {
    this.#close();
    const typed = box.value.slice(0, box.selectionStart).match(/(?<![\p{L}\p{N}])@([^\n@]{0,60})$/u)?.[1];
    if (typed === undefined) { return; }
    const list = box.closest('form').querySelector('[data-names]');
    const fits = name => name.toLowerCase().startsWith(typed.toLowerCase()) || name.toLowerCase().includes(` ${typed.toLowerCase()}`);
    const options = [];
    for (const option of list.children) {
      option.hidden = options.length >= most || !fits(option.dataset.name);
      if (!option.hidden) { option.id = `${list.id}-${options.length}`; options.push(option); }
      else { option.removeAttribute('id'); }
    }

    if (options.length === 0) { return; }
    list.hidden = false;
    this.#offer = { box, list, options, typed, at: 0 };
    box.setAttribute('aria-controls', list.id);
    box.setAttribute('aria-autocomplete', 'list');
    this.#choose(0);
  }

  #choose(step) {
    const { box, options } = this.#offer;
    this.#offer.at = (this.#offer.at + step + options.length) % options.length;
    for (const [at, option] of options.entries()) { option.setAttribute('aria-selected', String(at === this.#offer.at)); }
    const chosen = options[this.#offer.at];
    box.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  #put(option) {
    const { box, typed } = this.#offer;
    this.#close();
    box.setRangeText(`${option.dataset.name} `, box.selectionStart - typed.length, box.selectionEnd, 'end');
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #close() {
    if (!this.#offer) { return; }
    const { box, list } = this.#offer;
    list.hidden = true;
    for (const name of ['aria-controls', 'aria-activedescendant', 'aria-autocomplete']) { box.removeAttribute(name); }
    this.#offer = null;
  }
}

customElements.define('clip-comments', ClipComments);
