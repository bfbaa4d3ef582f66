import { formToken } from './media-drop.js';

// <frame-scrub> finds a moment in a clip: a slider over its length, steps of a frame, and [data-take] buttons that put the moment ("2.4" or
// "last") into the hidden [data-wanted] field. Where the server cannot take the picture it sets the attribute "draw"; the picture is then
// drawn here, uploaded, and put into [data-drawn] as "2.4 <id>", without the id when that failed. Another moment, or none, lets go of it.
const step = 1 / 24;

class FrameScrub extends HTMLElement {
  static observedAttributes = ['draw'];

  #stop = null;

  connectedCallback() {
    this.#stop = new AbortController();
    const on = (name, handler, options) => this.addEventListener(name, handler, { signal: this.#stop.signal, ...options });
    on('input', event => { if (event.target.matches('[data-time]')) { this.#seek(Number(event.target.value)); } });
    on('change', event => { if (event.target.matches('[data-time]')) { event.stopPropagation(); } }, { capture: true });
    on('click', event => {
      const button = event.target.closest('button');
      if (!button || button.disabled) { return; }
      if (button.dataset.step) { this.#seek(this.#video.currentTime + Number(button.dataset.step) * step); }
      if (button.dataset.take !== undefined) { this.#tell('[data-wanted]', button.dataset.take || this.#video.currentTime.toFixed(3)); }
    });
    // Media events do not bubble.
    for (const name of ['loadedmetadata', 'timeupdate', 'seeked', 'seeking']) { on(name, () => this.#show(), { capture: true }); }
    if (this.#video?.readyState > 0) { this.#show(); }
  }

  disconnectedCallback() { this.#stop?.abort(); }

  attributeChangedCallback(name, before, moment) { if (moment && moment !== before) { this.#draw(moment); } }

  get #video() { return this.querySelector('video'); }

  #seek(seconds) {
    const video = this.#video;
    video.pause();
    video.currentTime = Math.min(Math.max(0, seconds), Number.isFinite(video.duration) ? video.duration : seconds);
  }

  #show() {
    const [video, slider] = [this.#video, this.querySelector('[data-time]')];
    if (!Number.isFinite(video.duration)) { return; }
    slider.max = video.duration;
    slider.value = video.currentTime;
    slider.style.setProperty('--fill', `${video.currentTime / video.duration * 100}%`);
    const text = this.querySelector('[data-at]').firstChild;
    // The page has written it in the reader's way, with unit and point; only the digits change.
    if (text) { text.data = text.data.replace(/\d+(\D)\d+/, (_, point) => video.currentTime.toFixed(2).replace('.', point)); }
  }

  #tell(selector, value) {
    const field = this.querySelector(selector);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async #draw(moment) {
    const picture = await this.#picture(moment).catch(() => null);
    const id = picture && await this.#upload(moment, picture).catch(() => null);
    if (this.getAttribute('draw') === moment) { this.#tell('[data-drawn]', `${moment} ${id ?? ''}`); }
  }

  async #picture(moment) {
    const video = this.#video;
    const seconds = moment === 'last' ? Math.max(0, video.duration - 0.001) : Number(moment);
    if (Math.abs(video.currentTime - seconds) > 0.0005 || video.readyState < 2) {
      const arrived = new Promise((resolve, reject) => {
        video.addEventListener('seeked', resolve, { once: true });
        video.addEventListener('error', reject, { once: true });
      });
      this.#seek(seconds);
      await arrived;
    }
    // The player has been led to another moment meanwhile.
    if (this.getAttribute('draw') !== moment) { return null; }
    const canvas = Object.assign(document.createElement('canvas'), { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext('2d').drawImage(video, 0, 0);
    return new Promise(resolve => { canvas.toBlob(resolve, 'image/jpeg', 0.95); });
  }

  async #upload(moment, picture) {
    const place = moment === 'last' ? '' : `&seconds=${moment}`;
    const name = moment === 'last' ? 'last-frame.jpg' : `frame-${Number(moment)}s.jpg`;
    const answer = await fetch(`${this.dataset.address}?name=${name}&task=${this.dataset.task}${place}`, {
      method: 'POST', body: picture, headers: { RequestVerificationToken: formToken(), 'Content-Type': 'application/octet-stream' },
    });
    return answer.ok ? (await answer.json()).id : null;
  }
}

customElements.define('frame-scrub', FrameScrub);
