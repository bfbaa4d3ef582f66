// One key map for all pages. What a key presses says so itself: data-hotkey="/" or, for letters one after the other, data-hotkey="gc". A box is
// entered, everything else is pressed. Nothing happens where somebody types, except with the control or command key; and while a dialog is open
// only what is in it hears.
const patience = 1000;
let before = '';
let timer = 0;

const isTyping = element => element?.closest?.('input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, select, [contenteditable]') != null;
const dialog = () => document.querySelector('dialog[open]') ?? [...document.querySelectorAll('.mud-dialog')].at(-1);

function nameOf(event) {
  if (event.altKey) { return null; }
  if (event.ctrlKey || event.metaKey) { return event.shiftKey ? null : `ctrl+${event.key.toLowerCase()}`; }
  return isTyping(event.target) ? null : event.key;
}

// A dialog is seen a round trip after its button was pressed, and takes the focus and hears Escape one or two later: an Escape of before is told to
// it until it does. When it was called for, and not seen with the focus since:
const longest = 10000;
let calledAt = -Infinity;
document.addEventListener('click', event => { if (event.target.closest?.('[aria-haspopup="dialog"]')) { calledAt = event.timeStamp; } }, { capture: true });
document.addEventListener('focusin', event => { if (event.target.closest('.mud-dialog')) { calledAt = -Infinity; } });

const lastDialog = () => [...document.querySelectorAll('.mud-dialog')].at(-1);

function closeUnfocused(now) {
  let open = lastDialog();
  const call = calledAt;
  if (open ? (open.closest('.mud-dialog-container') ?? open).contains(document.activeElement) : now - call > longest) { return; }
  let left = open ? 20 : longest / 100;
  const telling = setInterval(() => {
    if ((open && !open.isConnected) || left-- <= 0 || (!open && calledAt > call)) { clearInterval(telling); return; }
    if (!open && (open = lastDialog())) { left = 20; }
    open?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
  }, 100);
}

// A dialog that is closed before the kit has noted what had the focus, which takes it a round trip, loses it: it goes back from here.
const dialogs = document.getElementsByClassName('mud-dialog');
let wasOpen = false;
let outside = null;
document.addEventListener('focusin', event => { if (!event.target.closest('.mud-dialog-container')) { outside = event.target; } });
new MutationObserver(() => {
  const isClosed = wasOpen && dialogs.length === 0;
  wasOpen = dialogs.length > 0;
  if (isClosed && document.activeElement === document.body && outside?.isConnected) { outside.focus(); }
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && event.isTrusted) { closeUnfocused(event.timeStamp); }
  const key = event.defaultPrevented || event.repeat ? null : nameOf(event);
  const first = before;
  before = '';
  clearTimeout(timer);
  if (!key) { return; }

  const named = [...(dialog() ?? document).querySelectorAll('[data-hotkey]')];
  const wanted = first && named.find(element => element.dataset.hotkey === first + key) || named.find(element => element.dataset.hotkey === key);
  if (wanted) {
    event.preventDefault();
    if (wanted.matches('input, textarea')) { wanted.focus(); wanted.select(); } else { wanted.click(); }
  } else if (named.some(element => element.dataset.hotkey.length === 2 && element.dataset.hotkey[0] === key)) {
    before = key;
    timer = setTimeout(() => { before = ''; }, patience);
  }
});

// <arrow-list> holds links, or a box and the links that it finds. The arrows walk through them, Enter in the box opens the first link, and who types on
// a link goes on in the box.
class ArrowList extends HTMLElement {
  connectedCallback() { this.addEventListener('keydown', this); }

  disconnectedCallback() { this.removeEventListener('keydown', this); }

  handleEvent(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    const box = this.querySelector('input');
    const stops = [...this.querySelectorAll('input, a')];
    const at = stops.indexOf(event.target);
    if (at < 0) { return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length];
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && event.target === box) {
      stops[1]?.click();
    } else {
      if (box && event.target !== box && event.key.length === 1 && event.key !== ' ') { box.focus(); }
      return;
    }

    event.preventDefault();
  }
}
customElements.define('arrow-list', ArrowList);
