// What the form does in the browser, without a round trip for every key: waits for a pause in typing before it tells the server, counts
// characters, mirrors sliders, takes dropped addresses, and sends on Ctrl+Enter. Everything hangs on the page's root element, or on the document
// for the dialogs beside it, so fields that come and go need no set-up.

const pause = 250;
const pending = new Map();
// The kit puts them beside the page.
const dialog = '.compose-dialog';
const isText = element => element instanceof HTMLTextAreaElement
  || (element instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'file'].includes(element.type));

// The kit's fields would tell the server each key, and their texts are told at a pause. Keys that do more than write go their way.
function keepKeys(root, signal) {
  const writes = event => !event.ctrlKey && !event.metaKey && !event.altKey && !['Enter', 'Escape', 'Tab', 'ArrowUp', 'ArrowDown'].includes(event.key);
  for (const type of ['keydown', 'keyup']) {
    // Blazor listens on the document, above it.
    document.body.addEventListener(type, event => {
      if (event.target.matches?.('.mud-input-slot') && (root.contains(event.target) || event.target.closest(dialog)) && writes(event)) { event.stopPropagation(); }
    }, { signal });
  }
}

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
  field.closest('[popover]')?.showPopover();
  const fold = field.closest('details');
  if (fold) { fold.open = true; }
  field.scrollIntoView({ block: 'center' });
  field.focus({ preventScroll: true });
}

const addressOf = data => (data.getData('text/uri-list').split('\n').find(line => line && !line.startsWith('#')) ?? data.getData('text/plain')).trim();

// While "@" and letters stand before the caret, the words that the form offers are shown beneath; arrows choose, Enter or Tab takes.
function mentions(on) {
  let open = null;

  const before = box => box.value.slice(0, box.selectionStart);
  const close = () => {
    if (!open) { return; }
    open.list.hidden = true;
    for (const name of ['aria-controls', 'aria-activedescendant', 'aria-autocomplete']) { open.box.removeAttribute(name); }
    open = null;
  };
  const put = (box, word, typed) => {
    const start = box.selectionStart - typed.length;
    const after = box.value.slice(box.selectionEnd);
    const gap = typed === '' && /\S$/.test(before(box)) ? ' ' : '';
    box.setRangeText(`${gap}${word}${/^\s/.test(after) ? '' : ' '}`, start, box.selectionEnd, 'end');
    box.focus();
    close();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const choose = step => {
    open.chosen = (open.chosen + step + open.words.length) % open.words.length;
    [...open.list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === open.chosen)));
    open.box.setAttribute('aria-activedescendant', open.list.children[open.chosen].id);
  };
  const show = box => {
    const row = document.querySelector(`[data-mentions-of="${CSS.escape(box.id)}"]`);
    const typed = row && before(box).match(/@[\p{L}\p{N}_]*$/u)?.[0];
    const words = typed ? [...row.querySelectorAll('[data-mention]')].map(button => button.dataset.mention)
      .filter(word => word !== typed && word.toLowerCase().startsWith(typed.toLowerCase())) : [];
    close();
    if (words.length === 0) { return; }
    const list = row.querySelector('[data-mention-list]');
    list.replaceChildren(...words.map((word, at) => Object.assign(document.createElement('div'), { id: `${list.id}-${at}`, role: 'option', textContent: word })));
    list.hidden = false;
    open = { box, list, words, typed, chosen: 0 };
    box.setAttribute('aria-controls', list.id);
    box.setAttribute('aria-autocomplete', 'list');
    choose(0);
  };

  on('input', event => { if (event.target instanceof HTMLTextAreaElement && event.target.id) { show(event.target); } });
  on('focusout', event => { if (event.target === open?.box) { close(); } });
  on('pointerdown', event => {
    const option = event.target.closest?.('[data-mention-list] > *');
    const button = event.target.closest?.('[data-mention]');
    // The caret stays where it is.
    if (option || button) { event.preventDefault(); }
    if (option) { put(open.box, option.textContent, open.typed); }
  });
  on('click', event => {
    const button = event.target.closest?.('[data-mention]');
    const box = button && document.getElementById(button.closest('[data-mentions-of]').dataset.mentionsOf);
    if (box) { put(box, button.dataset.mention, ''); }
  });
  on('keydown', event => {
    if (!open || event.target !== open.box || event.ctrlKey || event.metaKey) { return; }
    if (event.key === 'ArrowDown') { choose(1); }
    else if (event.key === 'ArrowUp') { choose(-1); }
    else if (event.key === 'Enter' || event.key === 'Tab') { put(open.box, open.words[open.chosen], open.typed); }
    else if (event.key === 'Escape') { close(); }
    else { return; }
    event.preventDefault();
  });
}

// A popover stands beside its button: below it, or above where there is more room. On a phone it is a sheet at the foot, by its style alone.
const narrow = matchMedia('(max-width: 720px)');
const gap = 6;

function place(panel) {
  const button = document.querySelector(`[popovertarget="${CSS.escape(panel.id)}"]`);
  if (!button || narrow.matches) { panel.style.left = panel.style.top = ''; return; }
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const start = getComputedStyle(panel).direction === 'rtl' ? right - width : left;
  const fits = bottom + gap + height <= innerHeight || top - gap - height < 0;
  panel.style.left = `${Math.max(gap, Math.min(start, innerWidth - width - gap))}px`;
  panel.style.top = `${Math.max(gap, fits ? Math.min(bottom + gap, innerHeight - height - gap) : top - gap - height)}px`;
}

// Where the pointer rests on a chip its choices are shown, so that one click changes a setting; they go when it leaves. Whoever presses the chip keeps
// them, and nothing is shown in place of what is open. A finger does not rest, and keys press.
const resting = 180;
const leaving = 250;
let pointedAt = null;

function pointing(on, signal) {
  let chip = null;
  let timer = 0;
  const wait = (time, what) => { clearTimeout(timer); timer = setTimeout(what, time); };
  const show = () => {
    if (!chip?.isConnected || document.querySelector('[popover]:popover-open')) { return; }
    pointedAt = document.getElementById(chip.getAttribute('popovertarget'));
    pointedAt?.showPopover();
  };
  const hide = () => {
    if (pointedAt?.matches(':popover-open') && !pointedAt.contains(document.activeElement)) { pointedAt.hidePopover(); }
    pointedAt = chip = null;
  };
  document.addEventListener('pointermove', event => {
    // A page that moves beneath the pointer is not pointed at.
    if (event.pointerType !== 'mouse' || event.buttons !== 0 || (event.movementX === 0 && event.movementY === 0)) { return; }
    const at = event.target.closest?.('[popovertarget]:has(+ [data-panel])') ?? null;
    if (pointedAt && (at === chip || pointedAt.contains(event.target))) { clearTimeout(timer); timer = 0; }
    else if (pointedAt) { timer ||= setTimeout(() => { timer = 0; hide(); }, leaving); }
    else if (at !== chip) { chip = at; if (at) { wait(resting, () => { timer = 0; show(); }); } else { clearTimeout(timer); timer = 0; } }
  }, { signal });
  on('click', event => {
    const pressed = event.target.closest?.('[popovertarget]');
    if (!pressed) { return; }
    clearTimeout(timer);
    timer = 0;
    const panel = pointedAt;
    [pointedAt, chip] = [null, pressed];
    if (!panel || panel.id !== pressed.getAttribute('popovertarget') || !panel.matches(':popover-open')) { return; }
    event.preventDefault();
    enter(panel);
  }, { capture: true });
  // What is closed stays closed until the pointer comes anew.
  on('toggle', event => { if (event.newState === 'closed' && event.target === pointedAt) { pointedAt = null; } }, { capture: true });
}

function enter(panel) {
  const wanted = ['input:checked', '[aria-pressed="true"]', 'input:not([type="hidden"]), textarea, select', 'button'].map(stop => panel.querySelector(stop)).find(Boolean);
  wanted?.focus({ preventScroll: true });
}

// The focus goes into a panel that opens, and the browser takes it back to the button when it closes. Whoever points at one of several is done.
function floats(on, signal) {
  const isOpen = panel => panel.matches?.('[popover]:popover-open');
  const again = () => { for (const panel of document.querySelectorAll('[popover]:popover-open')) { place(panel); } };
  on('toggle', event => {
    if (event.newState !== 'open' || !isOpen(event.target)) { return; }
    place(event.target);
    if (event.target.matches('[data-panel]') && event.target !== pointedAt && !event.target.contains(document.activeElement)) { enter(event.target); }
  }, { capture: true });
  on('click', event => {
    const panel = event.target.closest?.('[data-panel]');
    // A click that a key has made has no place of its own.
    if (!panel || event.detail === 0 || !event.target.closest('label')?.querySelector('input[type="radio"]')) { return; }
    setTimeout(() => { if (isOpen(panel)) { panel.hidePopover(); } }, 120);
  });
  addEventListener('resize', again, { signal });
  addEventListener('scroll', again, { signal, capture: true, passive: true });
}

// What is typed is also kept here until the server says that it has it, so that a page that is loaded again while the line is down loses nothing.
// A copy is its tab's own: another tab that is open has a form of its own. It is put back only over what it grew from: where something else stands
// now, that was written later, here or elsewhere.
const settled = 300;
const longest = 200000;

// Lasts as long as the tab, also over a page that is loaded again.
function tabName() {
  try {
    const tab = sessionStorage.getItem('videoweb-tab') ?? String(Math.random()).slice(2);
    sessionStorage.setItem('videoweb-tab', tab);
    return tab;
  } catch { return 'only'; }
}

function copies(root, on) {
  const name = `${root.dataset.draftCopy}/${tabName()}`;
  // By id: { value, seen: what the server had or was told before }.
  const fields = new Map();
  // By id: what the server had when somebody came to the field, or has kept since.
  const known = new Map();
  let changedAt = 0;

  const isKept = field => isText(field) && field.id.startsWith('field-') && !field.closest(dialog) && field.type !== 'hidden';
  const write = () => {
    try {
      if (fields.size === 0) { localStorage.removeItem(name); } else { localStorage.setItem(name, JSON.stringify([...fields])); }
    } catch { /* no room or no permission: the draft on the server remains */ }
  };

  on('focusin', event => { if (isKept(event.target)) { known.set(event.target.id, event.target.value); } });
  on('input', event => {
    const field = event.target;
    if (!isKept(field) || field.value.length > longest) { return; }
    const before = fields.get(field.id) ?? { seen: [known.get(field.id) ?? field.defaultValue] };
    fields.set(field.id, { value: field.value, seen: before.seen });
    changedAt = performance.now();
    write();
  });
  on('change', event => {
    const copy = fields.get(event.target.id);
    if (copy && copy.seen.at(-1) !== event.target.value) { copy.seen = [...copy.seen, event.target.value].slice(-8); }
  });

  return {
    /** The server has kept the form as it was a moment ago. */
    kept() {
      if (pending.size > 0 || performance.now() - changedAt < settled) { return; }
      for (const [id, { value }] of fields) { known.set(id, value); }
      fields.clear();
      write();
    },
    putBack() {
      let old;
      try { old = JSON.parse(localStorage.getItem(name) ?? '[]'); } catch { old = []; }
      for (const [id, { value, seen }] of old) {
        const field = document.getElementById(id);
        if (!field || !isKept(field) || field.value === value || !seen.includes(field.value)) { continue; }
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        tell(field);
      }
      write();
    },
  };
}

// In a dialog and in the list of models, arrows lead from the search box through the list beneath it and back; a letter is for the search.
function walk(event) {
  const list = event.target.closest?.(`${dialog}, [data-walk]`);
  const search = list?.querySelector('[type="search"]');
  if (!search || event.ctrlKey || event.metaKey || event.altKey || !event.target.matches('[type="search"], li > button')) { return; }
  if (event.target === search && event.key === 'Enter') { tell(search); return; }
  if (event.target !== search && list.matches('[data-walk]') && event.key.length === 1 && event.key !== ' ') { search.focus(); return; }
  if (!['ArrowDown', 'ArrowUp'].includes(event.key)) { return; }
  const stops = [search, ...list.querySelectorAll('li > button:first-of-type')];
  const next = stops[stops.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next) { event.preventDefault(); next.focus(); }
}

export function attach(root, putsBack) {
  const stop = new AbortController();
  const on = (name, handler, options) => {
    root.addEventListener(name, handler, { signal: stop.signal, ...options });
    document.addEventListener(name, event => { if (event.target.closest?.(dialog)) { handler(event); } }, { signal: stop.signal, ...options });
  };

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

  const copy = copies(root, on);
  if (putsBack) { copy.putBack(); }

  // Says that keys are heard from now on.
  root.dataset.attached = '';
  // What is clicked acts on what is seen: the last keys reach the server before the click does.
  on('click', tellAll, { capture: true });

  // Pressed is seen at once; the server's answer, which the first time takes long, draws the button anew.
  on('click', event => {
    const button = event.target.closest?.('[data-generate]:enabled');
    if (!button) { return; }
    button.ariaBusy = 'true';
    const answered = new AbortController();
    const release = () => { answered.abort(); answer.disconnect(); button.ariaBusy = null; };
    const answer = new MutationObserver(release);
    answer.observe(button, { childList: true, attributeFilter: ['disabled'] });
    // What is refused takes the focus to its reasons.
    root.addEventListener('focusin', release, { signal: answered.signal });
    setTimeout(release, 5000);
  });

  let sentAt = -Infinity;
  on('keydown', event => {
    if (event.key !== 'Enter') { return; }
    if (event.ctrlKey || event.metaKey) {
      // What lies under a dialog is not sent.
      if (document.querySelector('.mud-dialog')) { return; }
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
    } else if (event.target.matches('[data-panel]:popover-open input')) {
      event.preventDefault();
      if (isText(event.target)) { tell(event.target); }
      event.target.closest('[data-panel]').hidePopover();
    }
  });

  keepKeys(root, stop.signal);
  mentions(on);
  floats(on, stop.signal);
  pointing(on, stop.signal);
  on('keydown', walk);

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
    const takes = zone?.querySelector('input[type="url"]') && [...event.dataTransfer.types].some(type => type === 'text/uri-list' || type === 'text/plain');
    event.dataTransfer.dropEffect = takes ? 'copy' : 'none';
    for (const other of root.querySelectorAll('[data-drop].is-over')) { if (other !== zone) { other.classList.remove('is-over'); } }
    zone?.classList.toggle('is-over', Boolean(takes));
  });
  on('dragleave', event => event.target.closest?.('[data-drop]')?.classList.remove('is-over'));
  on('drop', event => {
    event.preventDefault();
    const zone = event.target.closest?.('[data-drop]');
    zone?.classList.remove('is-over');
    const input = zone?.querySelector('input[type="url"]');
    if (!input) { return; }
    input.value = addressOf(event.dataTransfer);
    tell(input);
    zone.querySelector('[data-add]')?.click();
  });

  // Sliders are filled once rendered; Blazor renders new ones after a switch of the model.
  const fillAll = () => { for (const slider of document.querySelectorAll('[data-mirror]')) { fill(slider); } };
  const watcher = new MutationObserver(fillAll);
  watcher.observe(document.body, { childList: true, subtree: true });
  fillAll();

  document.addEventListener('visibilitychange', tellAll, { signal: stop.signal });
  if (/Mac|iPhone|iPad/.test(navigator.userAgent)) {
    for (const key of root.querySelectorAll('[data-shortcut]')) { key.firstChild.data = '⌘ ↵'; }
  }

  return {
    focus: focusField,
    kept: copy.kept,
    // What has just been sent stands below the form where there is one column only.
    reveal(id) { document.getElementById(id)?.scrollIntoView({ block: 'nearest' }); },
    dispose() { stop.abort(); watcher.disconnect(); },
  };
}
