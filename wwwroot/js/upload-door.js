// The button [data-upload] opens the list of uploads. It is pressed by itself when files are dragged over the page, and where an upload was broken
// off by a reload: what sends them is loaded then and not before.
export const store = 'videoweb-uploads';

const button = () => document.querySelector('[data-upload][aria-expanded="false"]:not(:disabled)');

document.addEventListener('dragenter', event => {
  if (event.dataTransfer?.types.includes('Files')) { button()?.click(); }
});

const unfinished = () => { try { return Object.keys(JSON.parse(localStorage.getItem(store) ?? '{}')).some(key => key.startsWith(`${location.pathname.split('/').slice(0, 3).join('/')}/`)); } catch { return false; } };

// The button is there before the page hears it.
if (unfinished()) {
  const waiting = setInterval(() => {
    if (!document.querySelector('[data-upload]')) { clearInterval(waiting); }
    const ready = button();
    if (ready) { clearInterval(waiting); ready.click(); }
  }, 250);
}
