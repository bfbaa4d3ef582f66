// Everything a page of clips does in the browser by itself. Custom elements: each starts when it is put on the page, by whatever render
// mode, and cleans up when it is taken away; no call crosses the circuit.
// First, because the second key of a sequence is nobody else's.
import './hotkeys.js';
import './elapsed-time.js';
import './search-box.js';
import './task-notices.js';
import './document-title.js';
import './page-progress.js';

// What only some pages have is loaded with the first element that needs it, on whatever page that appears.
const parts = new Map([
  ['./clip-stage.js', 'clip-stage'],
  ['./player-problem.js', '[data-player]'],
  ['./clip-grid.js', 'clip-grid'],
  ['./clip-wall.js', 'clip-wall'],
  ['./upload-door.js', '[data-upload-door]'],
  ['./clip-upload.js', 'clip-upload'],
  ['./hand-order.js', 'hand-order'],
  ['./month-rail.js', '[data-months]'],
  // A clip that is opened stands there at once.
  ['./modal-view.js', 'clip-grid, modal-view'],
  ['./clip-player.js', 'clip-player'],
  ['./clip-compare.js', 'clip-compare'],
  ['./clip-comments.js', 'clip-comments'],
  ['./load-sentinel.js', 'load-sentinel'],
  ['./task-list.js', 'task-list'],
  // The form takes files whatever mode it has.
  ['./media-drop.js', 'media-drop, [data-draft-copy]'],
  ['./frame-scrub.js', 'frame-scrub'],
  ['./picture-crop.js', 'picture-crop'],
]);
// By what needs it.
const loading = new Map();

function load(file, needs) {
  parts.delete(file);
  // Where it cannot be had now, the next one that needs it asks again.
  const end = isLoaded => { loading.delete(needs); if (!isLoaded) { parts.set(file, needs); } };
  loading.set(needs, import(file).then(() => end(true), () => end(false)));
}

function look(root) {
  for (const [file, needs] of [...parts]) {
    if (root.matches?.(needs) || root.querySelector(needs)) { load(file, needs); }
  }
}

// A button that is pressed before its element's script is there is pressed when it is. On window, above whoever else listens.
window.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const awaited = button ? [...loading].filter(([needs]) => button.closest(needs)) : [];
  if (awaited.length === 0) { return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  const { target } = event;
  Promise.all(awaited.map(([, loaded]) => loaded)).then(() => { if (target.isConnected) { target.dispatchEvent(new MouseEvent('click', event)); } });
}, { capture: true });

new MutationObserver(changes => {
  if (parts.size === 0) { return; }
  for (const { addedNodes } of changes) {
    for (const node of addedNodes) { if (node instanceof Element) { look(node); } }
  }
}).observe(document.documentElement, { childList: true, subtree: true });
look(document);
