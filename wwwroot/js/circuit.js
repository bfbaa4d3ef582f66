// Starts the circuit and brings it back, in three ways. A line that was lost for a moment is taken up again (Blazor does that). A circuit that the
// server has put away, because the line was lost for long or because the server is about to stop and has asked for it, is resumed from what it
// kept: the document stays. And when the server died and knows nothing any more, the page is loaded again. In all three ways what was typed
// while nobody listened is put back.

const line = document.getElementById('components-reconnect-modal');
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

// ---- What is too long

// The server takes no longer message, so such a text stays in its field, which says so, and no button acts on a page that the server knows only
// in part. On window, because Blazor listens on the document.
const longest = 1048576;
const isText = field => field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type !== 'file');
const isTooLong = field => isText(field) && field.value.length > longest;

for (const type of ['input', 'change']) {
  window.addEventListener(type, event => {
    const field = event.target;
    if (!isText(field)) { return; }
    const wasTooLong = field.validity.customError;
    field.setCustomValidity(isTooLong(field) ? document.body.dataset.tooLong : '');
    if (!isTooLong(field)) { return; }
    event.stopImmediatePropagation();
    if (!wasTooLong) { field.reportValidity(); }
  }, { capture: true });
}
window.addEventListener('click', event => {
  const field = event.target instanceof Element && event.target.closest('button:not([data-close])') && [...document.querySelectorAll('textarea, input')].find(isTooLong);
  if (!field) { return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  field.reportValidity();
}, { capture: true });

// ---- What is typed

// Told this shortly before the line was lost, it may not have arrived.
const inDoubt = 2000;
// A server that has just started is slow.
const patience = 60000;
const storage = 'videoweb-typed';
// By id: { value, toldAt }, toldAt null when the server has not been told.
const typed = new Map();
let isAway = false;
let awaySince = 0;

// A key or a password is kept nowhere but in its own field, and neither is a text that may hold one (data-unkept).
const isKept = field => field.id && !('unkept' in field.dataset)
  && (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
    || (field instanceof HTMLInputElement && !['password', 'file', 'checkbox', 'radio', 'hidden'].includes(field.type)))
  && !field.autocomplete.includes('password') && field.closest('main, .mud-dialog');

document.addEventListener('input', event => {
  if (isKept(event.target)) { typed.set(event.target.id, { value: event.target.value, toldAt: null }); }
}, { capture: true });
document.addEventListener('change', event => {
  if (isKept(event.target)) { typed.set(event.target.id, { value: event.target.value, toldAt: isAway ? null : performance.now() }); }
}, { capture: true });

function tell(field) {
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

// Most fields tell the server only when they are left.
function tellUntold() {
  for (const [id, { toldAt }] of typed) {
    if (toldAt === null) { document.getElementById(id)?.dispatchEvent(new Event('change', { bubbles: true })); }
  }
}

// What still stands in its field as it was typed; a form that was sent and emptied is done with.
const standing = () => new Map([...typed].filter(([id, { value }]) => document.getElementById(id)?.value === value));

// The page is the same and the server still has it: only what did not reach it is said once more.
function tellAgain(since) {
  for (const [id, { toldAt }] of standing()) {
    if (toldAt === null || toldAt > since - inDoubt) { tell(document.getElementById(id)); }
  }
}

// The whole page is rendered anew: each field is filled when it stands there again and can be used, then focus and place are as they were.
function putBack(entries, focus, scroll) {
  const old = new Map([...entries.keys(), focus?.id].filter(Boolean).map(id => [id, document.getElementById(id)]));
  const ready = id => {
    const field = document.getElementById(id);
    return field && field !== old.get(id) && !field.matches(':disabled, :read-only:not(select)') ? field : null;
  };
  const end = new AbortController();
  const look = () => {
    for (const [id, { value }] of entries) {
      const field = ready(id);
      if (!field) { continue; }
      entries.delete(id);
      if (field.value !== value) { field.value = value; tell(field); }
    }
    const field = focus && ready(focus.id);
    if (field && document.activeElement !== field) {
      field.focus({ preventScroll: true });
      if (focus.range) { field.setSelectionRange(...focus.range); }
    }
    if (scroll && document.documentElement.scrollHeight - innerHeight >= scroll) {
      scrollTo({ top: scroll, behavior: 'instant' });
      scroll = 0;
    }
    if (entries.size === 0 && !focus && !scroll) { end.abort(); }
  };
  // A page that is rendered anew takes the focus to its heading, before or after this. Whoever goes elsewhere by hand is let go.
  document.addEventListener('focusin', event => { if (event.target.matches('h1')) { look(); } }, { signal: end.signal });
  document.addEventListener('pointerdown', () => { focus = null; }, { signal: end.signal, capture: true });
  document.addEventListener('keydown', () => { if (focus?.id === document.activeElement?.id) { focus = null; } }, { signal: end.signal, capture: true });
  const watcher = new MutationObserver(look);
  end.signal.addEventListener('abort', () => watcher.disconnect());
  watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'readonly'] });
  setTimeout(() => end.abort(), patience);
  look();
}

// A page that was loaded again has none of the dialogs that were open on it: their fields are filled when somebody opens the same dialog once more.
const dialogPatience = 600000;
const dialogOf = field => field.closest('.mud-dialog')?.querySelector('.mud-dialog-title')?.textContent ?? null;
// By id: { value, dialog }.
const awaited = new Map();

function putBackInDialogs(path) {
  const watcher = new MutationObserver(() => {
    for (const [id, { value, dialog }] of awaited) {
      const field = document.getElementById(id);
      if (!field || location.pathname !== path || dialogOf(field) !== dialog || field.matches(':disabled')) { continue; }
      awaited.delete(id);
      field.value = value;
      tell(field);
    }
    if (awaited.size === 0) { watcher.disconnect(); }
  });
  watcher.observe(document.body, { subtree: true, childList: true });
  setTimeout(() => { awaited.clear(); watcher.disconnect(); }, dialogPatience);
}

function focusNow() {
  const field = document.activeElement;
  if (!field?.id || !field.closest('main, .mud-dialog') || field.id === 'content') { return null; }
  const range = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text');
  return { id: field.id, range: range ? [field.selectionStart, field.selectionEnd] : null };
}

// ---- The way back

async function isServerUp() {
  try {
    const answer = await fetch('/health/live', { cache: 'no-store' });
    await answer.text();
    return answer.ok;
  } catch {
    return false;
  }
}

let isReloading = false;
async function reloadWhenBack() {
  if (isReloading) { return; }
  isReloading = true;
  while (!await isServerUp()) { await wait(2000); }
  try {
    const entries = [...standing()].map(([id, entry]) => [id, { ...entry, dialog: dialogOf(document.getElementById(id)) }]);
    sessionStorage.setItem(storage, JSON.stringify({ path: location.pathname, entries: [...awaited, ...entries] }));
  } catch { /* no room or no permission: the drafts on the server remain */ }
  location.reload();
}

// Each browser comes at a moment of its own, so that a server that has just started is not run over.
async function resumeWhenBack() {
  let refusals = 0;
  for (let pause = 500; ; pause = Math.min(pause * 1.3, 3000)) {
    await wait(pause + Math.random() * 500);
    if (!await isServerUp()) { continue; }
    try {
      if (!await Blazor.resumeCircuit()) { return reloadWhenBack(); }
      return;
    } catch (error) {
      // The server is there but does not take the line: perhaps nobody is signed in any more.
      if (++refusals >= 3) { return reloadWhenBack(); }
    }
  }
}

// Asked for by a server that is about to stop. At once done, for the asking itself ends with the circuit.
window.videoweb.pause = () => { setTimeout(pause, 0); };
async function pause() {
  tellUntold();
  try { await Blazor.pauseCircuit(); } catch { /* the line broke meanwhile: resuming tells */ }
  await resumeWhenBack();
}

let isFresh = false;
let attempt = 0;
let heard = 0;
line?.addEventListener('components-reconnect-state-changed', async ({ detail }) => {
  switch (detail.state) {
    case 'show':
      [attempt, heard, isFresh] = [0, 0, false];
      [isAway, awaySince] = [true, performance.now()];
      break;
    case 'hide':
      isAway = false;
      if (isFresh) { putBack(standing(), focusNow(), scrollY); } else { tellAgain(awaySince); }
      break;
    case 'retrying':
      // The server answers but refuses the line again and again: perhaps nobody is signed in any more.
      if (detail.currentAttempt === attempt) { break; }
      attempt = detail.currentAttempt;
      heard = await isServerUp() ? heard + 1 : 0;
      if (heard > 4) { await reloadWhenBack(); }
      break;
    case 'failed':
    case 'resume-failed':
    case 'rejected':
      await reloadWhenBack();
      break;
  }
});

// ---- A link that is pressed while the page is rendered anew

// Elements are replaced when the circuit takes the page over. Where that happens between pressing and letting go, the browser has two elements
// and makes no click: it is made for the link that stands there now, if it leads where the pressed one led. Buttons are left alone: what looks
// the same may be another task's by then.
let pressed = null;
const linkAt = target => target instanceof Element ? target.closest('a[href]') : null;

document.addEventListener('pointerdown', event => {
  const link = event.isPrimary && event.button === 0 ? linkAt(event.target) : null;
  pressed = link && { link, address: link.href };
}, { capture: true });
document.addEventListener('pointercancel', () => { pressed = null; }, { capture: true });
document.addEventListener('pointerup', event => {
  const was = pressed;
  pressed = null;
  if (!was || was.link.isConnected) { return; }
  const now = linkAt(document.elementFromPoint(event.clientX, event.clientY));
  if (now?.href !== was.address) { return; }
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  now.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, view: window, detail: 1, ctrlKey, metaKey, shiftKey, altKey }));
}, { capture: true });

// ---- A menu that is open while the page is rendered anew

// It stands there again, closed: the one at its place opens, if it bears the same name, and has the focus where that was lost with the old one.
let opened = null;
const menus = () => [...document.querySelectorAll('details.menu')];
const nameOf = menu => { const button = menu?.querySelector('summary'); return button && (button.ariaLabel ?? button.textContent); };
const anew = new MutationObserver(() => {
  if (opened.page.isConnected) { return; }
  const { name, at } = opened;
  const menu = menus()[at];
  if (nameOf(menu) !== name) { return; }
  menu.open = true;
  if (document.activeElement === document.body) { menu.querySelector('summary').focus(); }
});
document.addEventListener('toggle', ({ target }) => {
  if (!target.matches('details.menu')) { return; }
  if (target.open) {
    opened = { menu: target, name: nameOf(target), at: menus().indexOf(target), page: document.querySelector('main') };
    anew.observe(document.body, { subtree: true, childList: true });
  } else if (target === opened?.menu) {
    opened = null;
    anew.disconnect();
  }
}, { capture: true });

let kept = null;
try {
  kept = JSON.parse(sessionStorage.getItem(storage));
  sessionStorage.removeItem(storage);
} catch { /* nothing was kept */ }

// Which button of a row that is plain markup was pressed; see task-list.js.
Blazor.registerCustomEventType('taskverb', { createEventArgs: event => event.detail });
// What was pressed at a clip; see clip-verbs.js.
Blazor.registerCustomEventType('clipverb', { createEventArgs: event => event.detail });
// What is seen of a wall of clips; see clip-wall.js.
Blazor.registerCustomEventType('clipsight', { createEventArgs: event => event.detail });

Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: 60, retryIntervalMilliseconds: attempt => Math.min(200 * 2 ** attempt, 3000) },
    circuitHandlers: [{
      onCircuitOpened() {
        if (kept?.path === location.pathname) {
          putBack(new Map(kept.entries.filter(([, { dialog }]) => dialog === null)), null, 0);
          for (const [id, entry] of kept.entries) { if (entry.dialog !== null) { awaited.set(id, entry); } }
          if (awaited.size > 0) { putBackInDialogs(kept.path); }
        }
        kept = null;
        isFresh = isAway;
      },
    }],
  },
});
