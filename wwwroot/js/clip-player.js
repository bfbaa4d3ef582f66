// <clip-player> holds the video of a clip that is shown large and the tools beneath it ([data-tools]). All that they do happens in this browser: speed, loop, the part
// of the clip that is looped, single frames, the time code, the size and the full screen. Speed and sound go on with the next clip; marks are the
// clip's own. Of our own because no kit has a player.
import { tell, verbOf } from './clip-verbs.js';

const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];
// Frames a second, until some of the clip's own have been seen.
const usualRate = 24;
const memory = 'viewer.muted';
const keys = {
  ',': 'back', '.': 'on', j: 'backwards', k: 'pause', l: 'forwards', '<': 'slower', '>': 'faster', o: 'out', i: 'in', m: 'mute', s: 'actual', F: 'full',
};

class ClipPlayer extends HTMLElement {
  #stop = null;
  #video = null;
  #rate = usualRate;
  #marks = { in: null, out: null };
  #speed = 1;
  #isLooped = true;
  #backwards = 0;

  connectedCallback() {
    this.#stop = new AbortController();
    const on = (name, handler, options) => this.addEventListener(name, handler, { signal: this.#stop.signal, ...options });
    // Media events do not bubble.
    for (const name of ['loadstart', 'loadedmetadata', 'timeupdate', 'seeked', 'play', 'pause']) {
      on(name, event => { this.#take(event.target); this.#show(); }, { capture: true });
    }
    on('play', () => {
      this.#backwards = 0;
      // From the end of the marked part it begins anew.
      if (this.#isPast()) { this.#seek(this.#marks.in ?? 0); }
    }, { capture: true });
    on('ended', () => { if (this.#isLooped) { this.#seek(this.#marks.in ?? 0); this.#play(); } }, { capture: true });
    on('volumechange', event => { localStorage.setItem(memory, event.target.muted ? 'on' : 'off'); }, { capture: true });
    on('change', event => { if (event.target.matches('[data-speed]')) { this.#setSpeed(Number(event.target.value)); } });
    on('click', event => { const tool = event.target.closest('[data-tool]'); if (tool) { this.#use(tool.dataset.tool); } });
    on('pointerdown', event => { if (event.target.matches('[data-strip]') && event.button === 0) { event.target.setPointerCapture(event.pointerId); this.#scrub(event); } });
    on('pointermove', event => { if (event.target.hasPointerCapture(event.pointerId) && event.target.matches('[data-strip]')) { this.#scrub(event); } });
    document.addEventListener('fullscreenchange', () => this.#show(), { signal: this.#stop.signal });
    // In a window of its own the keys come from there.
    if (!this.closest('modal-view')) { document.addEventListener('keydown', event => this.#pageKey(event), { signal: this.#stop.signal }); }
    const video = this.querySelector('video');
    if (video) { this.#take(video); this.#show(); }
  }

  disconnectedCallback() { this.#stop?.abort(); this.#backwards = 0; }

  /** A key that was pressed in the viewer. Whether it means something here. */
  press(key) {
    if (!this.#video || !keys[key]) { return false; }
    this.#use(keys[key]);
    return true;
  }

  #pageKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]') || document.querySelector('dialog[open], .mud-dialog')) { return; }
    const clip = this.closest('[data-clip-view]')?.dataset.clipView;
    const verb = clip && verbOf(event.key);
    if (verb) { tell(this, clip, verb); }
    else if (!this.press(event.key)) { return; }
    event.preventDefault();
  }

  // Each clip has a video of its own.
  #take(video) {
    if (video === this.#video || !(video instanceof HTMLVideoElement)) { return; }
    this.#video = video;
    [this.#rate, this.#backwards] = [usualRate, 0];
    this.#marks = { in: null, out: null };
    video.muted = localStorage.getItem(memory) === 'on';
    video.defaultPlaybackRate = video.playbackRate = this.#speed;
    this.#watch(video);
  }

  // Every frame that is shown: what lies between two is the clip's rate, and the end of the marked part is met to the frame.
  #watch(video) {
    let before = null;
    let [least, seen] = [Infinity, 0];
    const see = (_, frame) => {
      if (video !== this.#video || !this.isConnected) { return; }
      const gap = before === null ? 0 : frame.mediaTime - before;
      before = frame.mediaTime;
      // Faster than it is, a clip is shown with frames left out.
      if (gap > 0.004 && !video.paused && video.playbackRate <= 1) {
        least = Math.min(least, gap);
        if (++seen > 5) { this.#rate = Math.max(1, Math.round(1 / least)); }
      }
      this.#keepInside();
      this.#show();
      video.requestVideoFrameCallback(see);
    };
    video.requestVideoFrameCallback?.(see);
  }

  #use(tool) {
    const video = this.#video;
    switch (tool) {
      case 'back': this.#step(-1); break;
      case 'on': this.#step(1); break;
      case 'forwards': if (video.paused) { this.#play(); } else { this.#setSpeed(this.#next(1)); } break;
      case 'backwards': this.#goBackwards(); break;
      case 'pause': this.#backwards = 0; video.pause(); break;
      case 'slower': this.#setSpeed(this.#next(-1)); break;
      case 'faster': this.#setSpeed(this.#next(1)); break;
      case 'loop': this.#isLooped = !this.#isLooped; break;
      case 'in': this.#mark('in', 'out', (at, other) => at < other); break;
      case 'out': this.#mark('out', 'in', (at, other) => at > other); break;
      case 'clear': this.#marks = { in: null, out: null }; break;
      case 'mute': video.muted = !video.muted; break;
      case 'actual': this.toggleAttribute('data-actual'); break;
      case 'full': this.#fill(); break;
    }
    this.#show();
  }

  #play() { this.#backwards = 0; this.#video.play().catch(() => { }); }

  #next(step) { return speeds[Math.min(Math.max(0, speeds.indexOf(this.#speed) + step), speeds.length - 1)]; }

  #setSpeed(speed) {
    this.#speed = speeds.includes(speed) ? speed : 1;
    this.#video.defaultPlaybackRate = this.#video.playbackRate = this.#speed;
    this.querySelector('[data-speed]').value = String(this.#speed);
  }

  get #frame() { return Math.floor(this.#video.currentTime * this.#rate + 0.001); }

  // To the middle of a frame, so that rounding shows no neighbour.
  #step(frames) {
    this.#backwards = 0;
    this.#video.pause();
    this.#seek((Math.max(0, this.#frame + frames) + 0.5) / this.#rate);
  }

  // Along the strip of frames.
  #scrub({ target, clientX }) {
    const { left, width } = target.getBoundingClientRect();
    this.#use('pause');
    this.#seek(Math.max(0, (clientX - left) / width) * this.#video.duration);
  }

  #seek(seconds) {
    const { duration } = this.#video;
    this.#video.currentTime = Math.max(0, Number.isFinite(duration) ? Math.min(seconds, duration - 0.001) : seconds);
  }

  // No browser plays backwards: it is led back as fast as it follows. Once more is twice as fast.
  #goBackwards() {
    const video = this.#video;
    const isOn = this.#backwards > 0;
    video.pause();
    this.#backwards = isOn ? Math.min(this.#backwards * 2, 4) : 1;
    if (isOn) { return; }
    let before = performance.now();
    const go = now => {
      if (!this.#backwards || !this.isConnected || video !== this.#video) { return; }
      if (!video.seeking) {
        const at = video.currentTime - (now - before) / 1000 * this.#backwards;
        before = now;
        const start = this.#marks.in ?? 0;
        if (at > start) { this.#seek(at); } else if (this.#isLooped) { this.#seek(this.#marks.out ?? video.duration); } else { this.#seek(start); this.#backwards = 0; }
      }
      requestAnimationFrame(go);
    };
    requestAnimationFrame(go);
  }

  #mark(name, other, isRight) {
    const at = this.#frame / this.#rate;
    this.#marks[name] = at;
    if (this.#marks[other] !== null && !isRight(at, this.#marks[other])) { this.#marks[other] = null; }
  }

  #keepInside() {
    const video = this.#video;
    if (video.paused || video.seeking || !this.#isPast()) { return; }
    if (this.#isLooped) { this.#seek(this.#marks.in ?? 0); } else { video.pause(); }
  }

  #isPast() { return this.#marks.out !== null && this.#video.currentTime >= this.#marks.out; }

  #fill() {
    if (document.fullscreenElement) { document.exitFullscreen(); }
    else if (this.requestFullscreen) { this.requestFullscreen().catch(() => { }); }
    else { this.#video.webkitEnterFullscreen?.(); }
  }

  #show() {
    const video = this.#video;
    if (!video) { return; }
    const { duration } = video;
    const whole = Number.isFinite(duration) && duration > 0;
    const part = seconds => `${seconds / duration * 100}%`;
    video.loop = this.#isLooped && this.#marks.in === null;
    this.style.setProperty('--actual', `${video.videoWidth / devicePixelRatio}px`);
    const time = this.querySelector('[data-time]');
    if (time) { time.textContent = whole ? `${this.#code(this.#frame)} / ${this.#code(Math.round(duration * this.#rate))}` : ''; }
    const bar = this.querySelector('[data-part]');
    if (bar && whole) {
      bar.hidden = this.#marks.in === null && this.#marks.out === null;
      for (const [name, value] of [['--in', this.#marks.in ?? 0], ['--out', this.#marks.out ?? duration]]) { bar.style.setProperty(name, part(value)); }
    }
    if (whole) { this.style.setProperty('--at', part(video.currentTime)); }
    const pressed = { loop: this.#isLooped, in: this.#marks.in !== null, out: this.#marks.out !== null, actual: this.hasAttribute('data-actual'), full: document.fullscreenElement === this };
    for (const [tool, isOn] of Object.entries(pressed)) { this.querySelector(`[data-tool="${tool}"]`)?.setAttribute('aria-pressed', String(isOn)); }
    const clear = this.querySelector('[data-tool="clear"]');
    if (clear) { clear.disabled = !pressed.in && !pressed.out; }
  }

  #code(frames) {
    const seconds = Math.floor(frames / this.#rate);
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frames % this.#rate].map(number => String(number).padStart(2, '0')).join(':');
  }
}

customElements.define('clip-player', ClipPlayer);
