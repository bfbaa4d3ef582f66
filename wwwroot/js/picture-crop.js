// <picture-crop> has a picture and over it a frame, which pointers move and size and arrow keys too (with Shift they size it). The attribute "ratio"
// ("16:9", or empty for any) is its shape. Where the frame stands goes into the hidden [data-part] as "left top width height", in pixels of the picture.
const least = 16;
const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));

class PictureCrop extends HTMLElement {
  static observedAttributes = ['ratio'];

  #stop = null;
  // Left, top, width, height: in pixels of the picture, not rounded.
  #part = null;
  #grip = null;

  connectedCallback() {
    this.#stop = new AbortController();
    const on = (name, handler, options) => this.addEventListener(name, handler, { signal: this.#stop.signal, ...options });
    on('load', () => this.#begin(), { capture: true });
    on('pointerdown', event => this.#take(event));
    on('pointermove', event => this.#drag(event));
    for (const name of ['pointerup', 'pointercancel']) { on(name, () => this.#release()); }
    on('keydown', event => this.#press(event));
    if (this.#picture?.complete) { this.#begin(); }
  }

  disconnectedCallback() { this.#stop?.abort(); }

  attributeChangedCallback(name, before, ratio) { if (before !== ratio && this.#part) { this.#begin(); } }

  get #picture() { return this.querySelector('[data-picture]'); }

  get #size() { return [this.#picture?.naturalWidth ?? 0, this.#picture?.naturalHeight ?? 0]; }

  // Width by height; 0 for any.
  get #ratio() {
    const [width, height] = (this.getAttribute('ratio') ?? '').split(':').map(Number);
    return width > 0 && height > 0 ? width / height : 0;
  }

  // The largest of the shape, in the middle.
  #begin() {
    const [width, height] = this.#size;
    if (!width || !height) { return; }
    const ratio = this.#ratio;
    const own = ratio ? Math.min(width, height * ratio) : width * 0.8;
    const tall = ratio ? own / ratio : height * 0.8;
    this.#part = { left: (width - own) / 2, top: (height - tall) / 2, width: own, height: tall };
    this.#show();
    this.#tell();
  }

  #take(event) {
    if (!this.#part || event.button !== 0 || !event.target.closest('[data-frame]')) { return; }
    event.preventDefault();
    this.querySelector('[data-frame]').focus();
    this.setPointerCapture(event.pointerId);
    this.#grip = { corner: event.target.dataset.corner ?? '', x: event.clientX, y: event.clientY, part: { ...this.#part } };
  }

  #drag(event) {
    if (!this.#grip) { return; }
    const scale = this.#size[0] / this.#picture.clientWidth;
    const { corner, part, x, y } = this.#grip;
    this.#part = corner ? this.#sized(part, corner, (event.clientX - x) * scale, (event.clientY - y) * scale) : this.#moved(part, (event.clientX - x) * scale, (event.clientY - y) * scale);
    this.#show();
  }

  #release() {
    if (!this.#grip) { return; }
    this.#grip = null;
    this.#tell();
  }

  #press(event) {
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (!this.#part || !event.target.matches('[data-frame]') || event.ctrlKey || event.metaKey || event.altKey || (across === 0 && down === 0)) { return; }
    event.preventDefault();
    const step = Math.max(1, Math.round(Math.max(...this.#size) / 100));
    const shape = this.#ratio || this.#part.width / this.#part.height;
    // One that keeps its shape grows both ways, whichever side is asked for.
    this.#part = !event.shiftKey ? this.#moved(this.#part, across * step, down * step)
      : this.#sized(this.#part, 'se', across * step + (this.#ratio ? down * step * shape : 0), down * step);
    this.#show();
    this.#tell();
  }

  #moved(part, across, down) {
    const [width, height] = this.#size;
    return { ...part, left: clamp(part.left + across, 0, width - part.width), top: clamp(part.top + down, 0, height - part.height) };
  }

  // The corner moves, the opposite one stays.
  #sized(part, corner, across, down) {
    const [width, height] = this.#size;
    const [west, north] = [corner.includes('w'), corner.includes('n')];
    const right = part.left + part.width;
    const bottom = part.top + part.height;
    const [mostAcross, mostDown] = [west ? right : width - part.left, north ? bottom : height - part.top];
    let own = clamp(part.width + (west ? -across : across), Math.min(least, mostAcross), mostAcross);
    let tall = clamp(part.height + (north ? -down : down), Math.min(least, mostDown), mostDown);
    const ratio = this.#ratio;
    if (ratio) {
      own = Math.min(own, mostDown * ratio);
      tall = own / ratio;
    }
    return { left: west ? right - own : part.left, top: north ? bottom - tall : part.top, width: own, height: tall };
  }

  #show() {
    const [width, height] = this.#size;
    const { style } = this.querySelector('[data-frame]');
    style.left = `${this.#part.left / width * 100}%`;
    style.top = `${this.#part.top / height * 100}%`;
    style.width = `${this.#part.width / width * 100}%`;
    style.height = `${this.#part.height / height * 100}%`;
  }

  #tell() {
    const [width, height] = this.#size;
    const field = this.querySelector('[data-part]');
    const [left, top] = [Math.round(this.#part.left), Math.round(this.#part.top)];
    const value = [left, top, clamp(Math.round(this.#part.width), 1, width - left), clamp(Math.round(this.#part.height), 1, height - top)].join(' ');
    if (!field || field.value === value) { return; }
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

customElements.define('picture-crop', PictureCrop);
