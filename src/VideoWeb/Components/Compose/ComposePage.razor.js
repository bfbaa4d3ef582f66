// What the form does in the browser, without a round trip for every key: waits for a pause in typing before it tells the server, counts
// characters, mirrors sliders, takes dropped addresses, and sends on Ctrl+Enter. Everything hangs on the page's root element, so fields
// that come and go need no set-up.

const pause = 250;
const pending = new Map();
const isText = element => element instanceof HTMLTextAreaElement
  || (element instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'file'].includes(element.type));

// Blazor listens for "change"; the browser fires it only when the field is left.
function tell(element) {
  clearTimeout(pending.get(element));
  pending.delete(element);
  if (element.isConnected) { element.dispatchEvent(new Event('change', { bubbles: true })); }
}

function tellSoon(element) {
  clearTimeout(pending.get(element));
  pending.set(element, setTimeout(() => tell(element), pause));
}

function tellAll() {
  for (const element of [...pending.keys()]) { tell(element); }
}

// Code points, as the check counts.
function countOf(text) {
  let count = 0;
  for (const _ of text) { count++; }
  return count;
}

function count(element) {
  const counter = element.id && document.querySelector(`[data-count-of="${CSS.escape(element.id)}"]`);
  if (!counter) { return; }
  const number = countOf(element.value);
  const limit = Number(counter.dataset.limit);
  // The text node is Blazor's: its data may change, the node itself must stay.
  const node = counter.querySelector('[data-count]').firstChild;
  if (node) { node.data = String(number); }
  counter.toggleAttribute('data-over', limit > 0 && number > limit);
}

function mirror(slider) {
  const box = document.getElementById(slider.dataset.mirror);
  if (box) { box.value = slider.value; }
  fill(slider);
}

function fill(slider) {
  const [least, most] = [Number(slider.min), Number(slider.max)];
  slider.style.setProperty('--fill', `${most > least ? (Number(slider.value) - least) / (most - least) * 100 : 0}%`);
}

function focusField(id) {
  const field = document.getElementById(id);
  if (!field) { return; }
  const fold = field.closest('details');
  if (fold) { fold.open = true; }
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}

const addressOf = data => (data.getData('text/uri-list').split('\n').find(line => line && !line.startsWith('#')) ?? data.getData('text/plain')).trim();

export function attach(root) {
  const stop = new AbortController();
  const on = (name, handler, options) => root.addEventListener(name, handler, { signal: stop.signal, ...options });

  on('input', event => {
    const element = event.target;
    if (element.type === 'range') { mirror(element); tellSoon(element); return; }
    if (!isText(element)) { return; }
    count(element);
    // A word that an input method is still composing is not a text yet.
    if (!event.isComposing) { tellSoon(element); }
  });
  on('compositionend', event => { if (isText(event.target)) { count(event.target); tellSoon(event.target); } });
  on('change', event => { clearTimeout(pending.get(event.target)); pending.delete(event.target); }, { capture: true });

  let sentAt = -Infinity;
  on('keydown', event => {
    if (event.key !== 'Enter' || event.isComposing) { return; }
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      if (event.repeat || event.timeStamp - sentAt < 700) { return; }
      sentAt = event.timeStamp;
      if (isText(event.target)) { tell(event.target); }
      tellAll();
      root.querySelector('[data-generate]')?.click();
    } else if (event.target.dataset.submit) {
      event.preventDefault();
      tell(event.target);
      document.getElementById(event.target.dataset.submit)?.click();
    }
  });

  on('click', event => {
    const link = event.target.closest?.('[data-focus]');
    if (link) { event.preventDefault(); focusField(link.dataset.focus); }
  });

  // A picture that cannot be shown gives way to the icon beneath; some have failed before anybody listened.
  on('error', event => { if (event.target.matches?.('[data-thumb]')) { event.target.hidden = true; } }, { capture: true });
  for (const picture of root.querySelectorAll('[data-thumb]')) { if (picture.complete && picture.naturalWidth === 0) { picture.hidden = true; } }

  on('dragover', event => {
    event.preventDefault();
    const zone = event.target.closest?.('[data-drop]');
    const takes = zone && [...event.dataTransfer.types].some(type => type === 'text/uri-list' || type === 'text/plain');
    event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
    for (const other of root.querySelectorAll('[data-drop].is-over')) { if (other !== zone) { other.classList.remove('is-over'); } }
    zone?.classList.toggle('is-over', Boolean(takes));
  });
  on('dragleave', event => event.target.closest?.('[data-drop]')?.classList.remove('is-over'));
  on('drop', event => {
    event.preventDefault();
    const zone = event.target.closest?.('[data-drop]');
    zone?.classList.remove('is-over');
    const input = zone?.querySelector('input');
    if (!input) { return; }
    input.value = addressOf(event.dataTransfer);
    tell(input);
    zone.querySelector('[data-add]')?.click();
  });

  // Sliders are filled once rendered; Blazor renders new ones after a switch of the model.
  const fillAll = () => { for (const slider of root.querySelectorAll('input[type="range"]')) { fill(slider); } };
  const watcher = new MutationObserver(fillAll);
  watcher.observe(root, { childList: true, subtree: true });
  fillAll();

  document.addEventListener('visibilitychange', tellAll, { signal: stop.signal });
  if (/Mac|iPhone|iPad/.test(navigator.userAgent)) {
    for (const key of root.querySelectorAll('[data-shortcut]')) { key.firstChild.data = '⌘ ↵'; }
  }

  return {
    focus: focusField,
    dispose() { stop.abort(); watcher.disconnect(); },
  };
}
