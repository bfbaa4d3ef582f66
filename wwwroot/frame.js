// What the frame does in the browser: preferences as cookies (so that the server renders them and nothing flashes), menus that close,
// toasts that give the focus back, and copy buttons. Everything hangs on document, so it also works on static pages and survives Blazor's own page changes.
// Of our own because MudBlazor's menus and providers live in a circuit, and the frame stands on the static account pages and before the circuit is up, too.

// A key that belongs to an input method is none of ours, whoever listens: the server's handlers cannot tell. Safari ends the composition before
// it reports the Enter or Escape that ended it, so that only the key's old number (229) still tells; others say it by isComposing. On window,
// because Blazor listens on the document.
for (const type of ['keydown', 'keyup', 'keypress']) {
  window.addEventListener(type, event => { if (event.isComposing || event.keyCode === 229) { event.stopImmediatePropagation(); } }, { capture: true });
}

const year = 31536000;
const secure = location.protocol === 'https:' ? '; secure' : '';
const readCookie = name => document.cookie.split('; ').find(part => part.startsWith(name + '='))?.slice(name.length + 1);
const writeCookie = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax${secure}`; };

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
window.videoweb = { zone: () => zone };
if (zone && decodeURIComponent(readCookie('zone') ?? '') !== zone) { writeCookie('zone', zone); }

// The theme is the browser's business alone, so the server's pages do not know which of the three is pressed.
function showTheme() {
  const theme = document.documentElement.dataset.theme || 'system';
  for (const button of document.querySelectorAll('[data-theme-choice]')) {
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme));
  }
}
showTheme();
document.addEventListener('toggle', showTheme, { capture: true });

const preferences = {
  theme(value) {
    writeCookie('theme', value);
    document.documentElement.dataset.theme = value;
    showTheme();
  },
  // With the account where somebody is signed in; the cookie is for the pages before the sign-in.
  async language(value, token) {
    if (token) {
      const body = new URLSearchParams({ language: value, __RequestVerificationToken: token });
      const answer = await fetch('/account/language', { method: 'POST', body }).catch(() => null);
      // Without the server the page stays, and the line about it says why.
      if (!answer) { return; }
      if (!answer.ok) { location.assign('/account/manage?stale=1'); return; }
    }
    writeCookie('.AspNetCore.Culture', `c=${value}|uic=${value}`);
    location.reload();
  },
  rail() {
    const folded = document.documentElement.dataset.rail !== 'folded';
    document.documentElement.dataset.rail = folded ? 'folded' : 'open';
    writeCookie('rail', folded ? 'folded' : 'open');
    document.querySelector('[data-rail-toggle]')?.setAttribute('aria-expanded', String(!folded));
  },
};

const closeMenus = except => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (menu !== except) { menu.open = false; }
  }
};

// A toast is gone as soon as one of its buttons is pressed. The focus goes back to where it was before it came here, or to the page's title where
// that is gone, or goes with what is undone.
let beforeToast = null;
document.addEventListener('focusin', event => {
  if (event.target.closest('.toast') && !event.relatedTarget?.closest('.toast')) { beforeToast = event.relatedTarget; }
});

function leaveToast() {
  if (!document.activeElement?.closest('.toast')) { return; }
  const title = () => document.querySelector('h1')?.focus();
  const back = beforeToast?.isConnected ? beforeToast : document.querySelector('h1');
  back?.focus();
  const changes = new MutationObserver(() => { if (!back.isConnected && document.activeElement === document.body) { title(); } });
  changes.observe(document.body, { childList: true, subtree: true });
  // Whoever has gone elsewhere since is not called back.
  const over = new AbortController();
  over.signal.addEventListener('abort', () => changes.disconnect());
  document.addEventListener('focusin', event => { if (event.target !== back) { over.abort(); } }, { signal: over.signal });
  setTimeout(() => over.abort(), 5000);
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const label = button.querySelector('[data-copy-label]');
  button.dataset.done = '';
  if (label) {
    label.dataset.was ??= label.textContent;
    label.textContent = button.dataset.copied;
  }
  setTimeout(() => {
    delete button.dataset.done;
    if (label?.dataset.was) { label.textContent = label.dataset.was; delete label.dataset.was; }
  }, 1600);
}

function reveal(button) {
  const field = document.getElementById(button.dataset.reveal);
  const shown = field.type === 'password';
  field.type = shown ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(shown));
}

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;
  const menu = target?.closest('details.menu');
  // A menu closes behind what was chosen in it, and has the focus again afterwards.
  const isChosen = target?.closest('.menu-list a, .menu-list [data-opens]');
  const wasOpen = menu?.open;
  closeMenus(isChosen ? null : menu);
  // What is chosen by its key was in no open menu, and the focus stays where it is.
  if (isChosen?.matches('[data-opens]') && wasOpen) { menu.querySelector('summary').focus(); }
  if (target?.closest('.toast button')) { leaveToast(); }

  const choice = target?.closest('[data-theme-choice], [data-language-choice], [data-rail-toggle], [data-tasks-layout], [data-gallery-view], [data-copy], [data-reveal]');
  if (!choice) { return; }
  if (choice.dataset.themeChoice) { preferences.theme(choice.dataset.themeChoice); }
  else if (choice.dataset.languageChoice) { preferences.language(choice.dataset.languageChoice, choice.closest('details')?.querySelector('[name="__RequestVerificationToken"]')?.value); }
  else if ('railToggle' in choice.dataset) { preferences.rail(); }
  else if (choice.dataset.tasksLayout) { writeCookie('tasks', choice.dataset.tasksLayout); }
  else if (choice.dataset.galleryView) { writeCookie('gallery', choice.dataset.galleryView); }
  else if (choice.dataset.reveal) { reveal(choice); }
  else { copy(choice); }
});

// Whoever signs out leaves nothing of what was typed behind in this browser.
document.addEventListener('submit', event => {
  if (new URL(event.target.action, location.href).pathname !== '/account/logout') { return; }
  for (const name of Object.keys(localStorage)) { if (name.startsWith('videoweb-draft/')) { localStorage.removeItem(name); } }
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') { return; }
  const toast = document.activeElement?.closest('.toast');
  if (toast) { toast.querySelector('[data-close]').click(); return; }
  const menu = document.activeElement?.closest('details.menu[open]');
  closeMenus(null);
  menu?.querySelector('summary')?.focus();
});
