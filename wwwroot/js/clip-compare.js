// <clip-compare> plays the videos inside it on one timeline, that of the longest ([data-tools] beneath): the longest leads, and all others are led along by their speed, or put
// in their places where they are far off. A clip that is not ready yet is waited for. One that ends earlier stands at its last frame. Everything happens in this browser.
const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];
// Frames a second, until some of the leading clip's own have been seen.
const usualRate = 24;
// In seconds: farther off than this a clip is put in its place, nearer than that it is let go.
const [far, near] = [0.25, 0.015];
// A clip ends a little before its length.
const end = 0.02;
const keys = { ' ': 'play', k: 'play', ',': 'back', '.': 'on', '<': 'slower', '>': 'faster', i: 'in', o: 'out', m: 'mute' };

const isTyping = element => element.closest('input:not([type="range"]), textarea, select, [contenteditable]') !== null;

class ClipCompare extends HTMLElement {
  #stop = null;
  #videos = [];
  #lead = null;
  #rate = usualRate;
  #speed = 1;
  #isPlaying = false;
  #isLooped = true;
  #marks = { in: null, out: null };
  #sound = '';
  #heard = null;

  connectedCallback() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const on = (name, handler, options) => this.addEventListener(name, handler, { signal, ...options });
    for (const name of ['in', 'out']) { this.#marks[name] = this.dataset[name] ? Number(this.dataset[name]) : null; }
    // Media events do not bubble.
    for (const name of ['loadedmetadata', 'durationchange', 'error', 'emptied']) { on(name, () => this.#gather(), { capture: true }); }
    for (const name of ['timeupdate', 'seeked']) { on(name, () => this.#show(), { capture: true }); }
    on('input', event => {
      if (event.target.matches('[data-scrub]')) { this.#seek(Number(event.target.value)); this.#show(); }
      if (event.target.matches('[data-wipe]')) { this.style.setProperty('--wipe', `${event.target.value}%`); }
    });
    on('change', event => {
      if (event.target.matches('[data-speed]')) { this.#setSpeed(Number(event.target.value)); }
      if (event.target.matches('[data-sound]')) { this.#sound = event.target.value; this.#hear(); }
    });
    on('click', event => { const tool = event.target.closest('[data-tool]'); if (tool) { this.#use(tool.dataset.tool); } });
    document.addEventListener('click', event => this.#keepMarks(event.target), { signal, capture: true });
    document.addEventListener('keydown', event => this.#key(event), { signal });
    // Not what is said of the time, which is written here.
    const changes = new MutationObserver(() => this.#gather());
    changes.observe(this.querySelector('[data-stage]'), { childList: true, subtree: true });
    signal.addEventListener('abort', () => changes.disconnect());
    this.#gather();
  }

  disconnectedCallback() { this.#stop?.abort(); this.#isPlaying = false; }

  // Those that can be played, whatever comes and goes; the longest of them leads.
  #gather() {
    const at = this.#lead?.currentTime ?? 0;
    const before = this.#videos;
    this.#videos = [...this.querySelectorAll('video')].filter(video => !video.error && video.readyState >= HTMLMediaElement.HAVE_METADATA && video.videoWidth > 0);
    const lead = this.#videos.reduce((longest, video) => (longest && longest.duration >= video.duration ? longest : video), null);
    if (lead !== this.#lead) {
      [this.#lead, this.#rate] = [lead, usualRate];
      if (lead) { this.#watch(lead); }
    }

    for (const video of this.#videos) { if (!before.includes(video) && Math.abs(video.currentTime - at) > near) { this.#put(video, at); } }
    this.#hear();
    this.#show();
  }

  // What lies between two frames is the clip's rate.
  #watch(video) {
    let before = null;
    let [least, seen] = [Infinity, 0];
    const see = (_, frame) => {
      if (video !== this.#lead || !this.isConnected) { return; }
      const gap = before === null ? 0 : frame.mediaTime - before;
      before = frame.mediaTime;
      // Faster than it is, a clip is shown with frames left out.
      if (gap > 0.004 && !video.paused && video.playbackRate <= 1) {
        least = Math.min(least, gap);
        if (++seen > 5) { this.#rate = Math.max(1, Math.round(1 / least)); }
      }
      video.requestVideoFrameCallback(see);
    };
    video.requestVideoFrameCallback?.(see);
  }

  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open], .mud-dialog')) { return; }
    if (!keys[event.key] || (event.key === ' ' && event.target.closest('a, button, summary'))) { return; }
    event.preventDefault();
    this.#use(keys[event.key]);
  }

  #use(tool) {
    if (!this.#lead) { return; }
    switch (tool) {
      case 'play': if (this.#isPlaying) { this.#pause(); } else { this.#play(); } break;
      case 'back': this.#step(-1); break;
      case 'on': this.#step(1); break;
      case 'slower': this.#setSpeed(this.#next(-1)); break;
      case 'faster': this.#setSpeed(this.#next(1)); break;
      case 'loop': this.#isLooped = !this.#isLooped; break;
      case 'in': this.#mark('in', 'out', (at, other) => at < other); break;
      case 'out': this.#mark('out', 'in', (at, other) => at > other); break;
      case 'clear': this.#marks = { in: null, out: null }; this.#keepAddress(); break;
      case 'mute': this.#sound = this.#sound ? '' : this.#lastSound(); this.#hear(); break;
    }
    this.#show();
  }

  #play() {
    if (this.#isPast()) { this.#seek(this.#marks.in ?? 0); }
    this.#isPlaying = true;
    const go = () => {
      if (!this.#isPlaying || !this.isConnected || !this.#lead) { return; }
      this.#keepTogether();
      requestAnimationFrame(go);
    };
    go();
  }

  // One frame of playing.
  #keepTogether() {
    if (this.#isPast()) {
      if (!this.#isLooped) { this.#pause(); return; }
      this.#seek(this.#marks.in ?? 0);
    }

    const at = this.#lead.currentTime;
    const isOver = video => at >= video.duration - end;
    if (this.#videos.some(video => video.seeking || (!isOver(video) && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA))) {
      for (const video of this.#videos) { if (!video.paused) { video.pause(); } }
      return;
    }

    for (const video of this.#videos) {
      if (video === this.#lead) { this.#run(video, this.#speed); }
      else if (isOver(video)) { if (!video.paused || video.currentTime < video.duration - 3 * end) { this.#put(video, video.duration); } }
      else { this.#follow(video, video.currentTime - at, at); }
    }
  }

  #follow(video, drift, at) {
    if (Math.abs(drift) > (video.paused ? near : far)) { video.currentTime = at; return; }
    this.#run(video, Math.abs(drift) > near ? this.#speed * (1 - Math.max(-0.25, Math.min(0.25, drift * 2))) : this.#speed);
  }

  #run(video, speed) {
    if (Math.abs(video.playbackRate - speed) > 0.01) { video.playbackRate = speed; }
    // A browser that allows no sound without a click plays without it.
    if (video.paused) { video.play().catch(error => { if (error.name === 'NotAllowedError') { video.muted = true; } }); }
  }

  #pause() {
    this.#isPlaying = false;
    for (const video of this.#videos) { video.pause(); }
    this.#seek(this.#lead.currentTime);
    this.#show();
  }

  // To the middle of a frame, so that rounding shows no neighbour.
  #step(frames) {
    this.#pause();
    this.#seek((Math.max(0, this.#frame + frames) + 0.5) / this.#rate);
  }

  #seek(seconds) { for (const video of this.#videos) { this.#put(video, seconds); } }

  #put(video, seconds) {
    const at = Math.max(0, Math.min(seconds, video.duration - 0.001));
    if (at < seconds) { video.pause(); }
    if (video.currentTime !== at) { video.currentTime = at; }
  }

  get #frame() { return Math.floor(this.#lead.currentTime * this.#rate + 0.001); }

  #isPast() { return this.#lead.ended || this.#lead.currentTime >= (this.#marks.out ?? Infinity) || this.#lead.currentTime >= this.#lead.duration - 0.002; }

  #next(step) { return speeds[Math.min(Math.max(0, speeds.indexOf(this.#speed) + step), speeds.length - 1)]; }

  #setSpeed(speed) {
    this.#speed = speeds.includes(speed) ? speed : 1;
    this.querySelector('[data-speed]').value = String(this.#speed);
  }

  // One of them at most is heard.
  #hear() {
    for (const video of this.querySelectorAll('video')) { video.muted = this.#sound === '' || video.closest('[data-place]').dataset.place !== this.#sound; }
    const chosen = this.querySelector('[data-sound]');
    if (chosen) { chosen.value = this.#sound; }
    if (this.#sound) { this.#heard = this.#sound; }
  }

  #lastSound() { return this.#heard ?? this.#lead.closest('[data-place]').dataset.place; }

  #mark(name, other, isRight) {
    const at = this.#frame / this.#rate;
    this.#marks[name] = at;
    if (this.#marks[other] !== null && !isRight(at, this.#marks[other])) { this.#marks[other] = null; }
    this.#keepAddress();
  }

  // The address leads to the same part again; no page is asked for it.
  #keepAddress() {
    const address = this.#marked(location.href);
    if (address !== location.href) { history.replaceState(history.state, '', address); }
  }

  #marked(href) {
    const address = new URL(href);
    for (const [name, at] of Object.entries(this.#marks)) {
      if (at === null) { address.searchParams.delete(name); } else { address.searchParams.set(name, String(Math.round(at * 1000) / 1000)); }
    }
    return address.href.replaceAll('%2C', ',');
  }

  #keepMarks(target) {
    const link = target.closest?.('a[data-keeps]');
    if (link) { link.href = this.#marked(link.href); }
  }

  #show() {
    const lead = this.#lead;
    const code = frames => {
      const seconds = Math.floor(frames / this.#rate);
      return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frames % this.#rate].map(number => String(number).padStart(2, '0')).join(':');
    };
    const scrub = this.querySelector('[data-scrub]');
    if (lead && scrub) {
      const part = seconds => `${Math.min(1, seconds / lead.duration) * 100}%`;
      scrub.max = String(lead.duration);
      scrub.value = String(lead.currentTime);
      const time = this.querySelector('[data-time]');
      time.textContent = `${code(this.#frame)} / ${code(Math.round(lead.duration * this.#rate))}`;
      scrub.setAttribute('aria-valuetext', time.textContent);
      scrub.style.setProperty('--fill', part(lead.currentTime));
      const bar = this.querySelector('[data-part]');
      bar.hidden = this.#marks.in === null && this.#marks.out === null;
      bar.style.setProperty('--in', part(this.#marks.in ?? 0));
      bar.style.setProperty('--out', part(this.#marks.out ?? lead.duration));
    }

    const pressed = { play: this.#isPlaying, loop: this.#isLooped, in: this.#marks.in !== null, out: this.#marks.out !== null };
    for (const [tool, isOn] of Object.entries(pressed)) { this.querySelector(`[data-tool="${tool}"]`)?.setAttribute('aria-pressed', String(isOn)); }
    const clear = this.querySelector('[data-tool="clear"]');
    if (clear) { clear.disabled = !pressed.in && !pressed.out; }
  }
}

customElements.define('clip-compare', ClipCompare);
