// <task-notices latest="id-state" headline="Done" body="A lighthouse"> tells a reader who is in another tab that something of theirs has
// ended: a count in the title always; a notification and a sound where they asked for them in this browser. Nothing happens for a reader
// who is looking, because the page shows it. Of our own because the title, notifications and sounds are the browser's: no kit has them.
const wishes = ['browser', 'sound'];
const isWished = wish => localStorage.getItem(`notices.${wish}`) === 'on';
const isAway = () => document.visibilityState === 'hidden' || !document.hasFocus();
let missed = 0;
let audio;

function showTitle() {
  const plain = document.title.replace(/^\(\d+\) /, '');
  const wanted = missed > 0 ? `(${missed}) ${plain}` : plain;
  if (document.title !== wanted) { document.title = wanted; }
}

// Pages write their own title while the reader is away, and the count has to stay in front.
new MutationObserver(showTitle).observe(document.head, { childList: true, subtree: true, characterData: true });

function back() {
  if (isAway()) { return; }
  missed = 0;
  showTitle();
}
document.addEventListener('visibilitychange', back);
window.addEventListener('focus', back);

// Two soft notes, made here: no file to load.
function sound() {
  audio ??= new AudioContext();
  for (const [start, pitch] of [[0, 660], [0.14, 880]]) {
    const [note, loudness, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + start];
    note.frequency.value = pitch;
    loudness.gain.setValueAtTime(0.08, at);
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
    note.connect(loudness).connect(audio.destination);
    note.start(at);
    note.stop(at + 0.3);
  }
}

function showWishes() {
  const isBlocked = !('Notification' in window) || Notification.permission === 'denied';
  for (const button of document.querySelectorAll('[data-notice-wish]')) {
    const wish = button.dataset.noticeWish;
    button.setAttribute('aria-pressed', String(isWished(wish) && !(wish === 'browser' && isBlocked)));
    button.toggleAttribute('data-blocked', wish === 'browser' && isBlocked && isWished(wish));
  }
}

document.addEventListener('click', async event => {
  const wish = event.target.closest?.('[data-notice-wish]')?.dataset.noticeWish;
  if (!wishes.includes(wish)) { return; }
  const isOn = !isWished(wish);
  localStorage.setItem(`notices.${wish}`, isOn ? 'on' : 'off');
  if (isOn && wish === 'sound') { sound(); }
  if (isOn && wish === 'browser' && 'Notification' in window) { await Notification.requestPermission(); }
  showWishes();
});

class TaskNotices extends HTMLElement {
  static observedAttributes = ['latest'];
  #isStanding = false;

  // What it comes with is no news: that stood in the list before.
  connectedCallback() {
    this.#isStanding = true;
    showWishes();
  }

  disconnectedCallback() { this.#isStanding = false; }

  attributeChangedCallback(name, before, latest) {
    if (!latest || !this.#isStanding || !isAway()) { return; }
    missed++;
    showTitle();
    // The other attributes of the same rendering are set by then.
    queueMicrotask(() => this.#call(latest));
  }

  #call(latest) {
    if (isWished('sound')) { sound(); }
    if (!isWished('browser') || !('Notification' in window) || Notification.permission !== 'granted') { return; }
    const notification = new Notification(this.getAttribute('headline'), { body: this.getAttribute('body') ?? '', tag: latest });
    notification.addEventListener('click', () => { window.focus(); notification.close(); });
  }
}
customElements.define('task-notices', TaskNotices);
