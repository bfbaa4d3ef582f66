// <elapsed-time seconds="83">1:23</elapsed-time> counts on from what the server said, by the browser's own steady clock: a reader's
// wrong wall clock shows no nonsense, and the server needs no timer. The text inside is what is read until this runs.
const ticking = new Set();
let timer = 0;

function words(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = n => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

// One timer for all of them, and none while nobody looks.
function schedule() {
  const wanted = ticking.size > 0 && document.visibilityState === 'visible';
  if (wanted && timer === 0) {
    timer = setInterval(() => ticking.forEach(element => element.show()), 1000);
  } else if (!wanted && timer !== 0) {
    clearInterval(timer);
    timer = 0;
  }
}

document.addEventListener('visibilitychange', () => {
  ticking.forEach(element => element.show());
  schedule();
});

class ElapsedTime extends HTMLElement {
  static observedAttributes = ['seconds'];
  #start = 0;
  #base = 0;
  #shown;

  constructor() {
    super();
    // The text lives in the shadow, so that Blazor's own text node stays as Blazor left it.
    this.#shown = this.attachShadow({ mode: 'open' }).appendChild(document.createTextNode(''));
  }

  connectedCallback() { ticking.add(this); this.show(); schedule(); }

  disconnectedCallback() { ticking.delete(this); schedule(); }

  attributeChangedCallback() {
    this.#base = Number(this.getAttribute('seconds')) || 0;
    this.#start = performance.now();
    this.show();
  }

  show() {
    const text = words(this.#base + (performance.now() - this.#start) / 1000);
    if (this.#shown.data !== text) { this.#shown.data = text; }
  }
}

customElements.define('elapsed-time', ElapsedTime);
