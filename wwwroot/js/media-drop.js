// <media-drop> makes the slot around it take files: picked, dropped or pasted. It sends each by HTTP with progress and hands the stored
// file's id to the hidden [data-uploaded] field, whose change the server hears. The list of what is under way ([data-uploads]) is its own:
// the server renders it empty and never touches its inside.
const waiting = new Set();
const most = 3;
let active = 0;

export const formToken = () => document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '';

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');

// As FileSize.cs says it.
function sizeOf(bytes) {
  const say = (number, digits) => number.toLocaleString(document.documentElement.dataset.formats, { maximumFractionDigits: digits });
  if (bytes < 1048576) { return `${say(bytes > 0 ? Math.max(1, bytes / 1024) : 0, 0)} KB`; }
  return bytes < 1073741824 ? `${say(bytes / 1048576, 1)} MB` : `${say(bytes / 1073741824, 2)} GB`;
}

// A queue over all slots, so that twenty dropped pictures do not open twenty connections.
function run() {
  for (const start of waiting) {
    if (active >= most) { return; }
    waiting.delete(start);
    active++;
    start();
  }
}

function free() {
  active--;
  run();
}

class MediaDrop extends HTMLElement {
  #stop = null;
  #requests = new Set();
  #place = null;

  connectedCallback() {
    this.#stop = new AbortController();
    const on = (target, name, handler) => target.addEventListener(name, handler, { signal: this.#stop.signal });
    on(this, 'click', event => {
      const button = event.target.closest('[data-pick]');
      const input = this.#input;
      if (!button || !input) { return; }
      // One that says whose place its file takes.
      this.#place = button.dataset.place ?? null;
      input.multiple = this.#place === null && Number(this.dataset.room) > 1;
      input.click();
    });
    on(this, 'change', event => {
      if (event.target !== this.#input) { return; }
      event.stopPropagation();
      this.#takePicked();
    });
    on(this, 'dragover', event => {
      if (!event.dataTransfer.types.includes('Files') || !this.isOpen) { return; }
      event.preventDefault();
      event.stopPropagation();
      event.dataTransfer.dropEffect = 'copy';
      this.querySelector('[data-drop]')?.classList.add('is-over');
    });
    on(this, 'drop', event => {
      if (event.dataTransfer.files.length === 0 || !this.isOpen) { return; }
      event.preventDefault();
      event.stopPropagation();
      this.querySelector('[data-drop]')?.classList.remove('is-over');
      this.#takeAll([...event.dataTransfer.files]);
    });
    on(document, 'paste', event => {
      const files = [...event.clipboardData?.files ?? []];
      if (files.length === 0 || event.defaultPrevented || chosen(event.target, files[0]) !== this) { return; }
      event.preventDefault();
      this.#takeAll(files);
    });
    // Picked before this ran.
    if (this.#input?.files.length > 0) { this.#takePicked(); }
  }

  disconnectedCallback() {
    this.#stop?.abort();
    for (const request of this.#requests) { request.abort(); }
  }

  get isOpen() { return !this.closest('fieldset')?.disabled && this.querySelector('[data-drop]') !== null; }

  get #input() { return this.querySelector('input[type="file"]'); }

  #takePicked() {
    const input = this.#input;
    this.#takeAll([...input.files], this.#place);
    this.#place = null;
    input.value = '';
  }

  #takeAll(files, place = null) {
    const room = place === null ? Math.max(Number(this.dataset.room), this.dataset.replaces ? 1 : 0) : 1;
    files.forEach((file, index) => {
      if (index >= room) { this.#line(file.name).fail(fill(this.dataset.full, file.name)); } else { this.#take(file, place); }
    });
  }

  #take(file, place) {
    const line = this.#line(file.name);
    const limit = Number(this.dataset.max);
    if (file.size === 0) { line.fail(fill(this.dataset.empty, file.name)); return; }
    if (limit > 0 && file.size > limit) { line.fail(fill(this.dataset.large, file.name, sizeOf(file.size), sizeOf(limit))); return; }
    const start = () => this.#send(file, line, place);
    line.onCancel = () => { waiting.delete(start); line.remove(); };
    waiting.add(start);
    run();
  }

  #send(file, line, place) {
    const request = new XMLHttpRequest();
    this.#requests.add(request);
    line.onCancel = () => request.abort();
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) { line.show(event.loaded / event.total); } });
    request.addEventListener('loadend', () => {
      this.#requests.delete(request);
      free();
      this.#end(request, file, line, place);
    });
    request.open('POST', `${this.dataset.address}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('RequestVerificationToken', formToken());
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  }

  #end(request, file, line, place) {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch { /* A proxy's page, or nothing at all. */ }
    if (request.status === 200 && answer.id) {
      // What was refused before is answered by this file.
      for (const refused of line.before) { refused.remove(); }
      line.remove();
      const field = this.querySelector('[data-uploaded]');
      if (!field) { return; }
      if (place !== null) { this.#keepFocus(); }
      field.value = place === null ? answer.id : `${answer.id} ${place}`;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (request.status === 0 && line.isCancelled) {
      line.remove();
    } else {
      line.fail(answer.problem?.text ?? fill(this.dataset.failed, file.name));
    }
  }

  // A tile is a new one when its file is: a focus that was on its button goes to the new one's, and any other stays.
  #keepFocus() {
    const buttons = () => [...this.querySelectorAll('[data-place]')];
    const at = buttons().indexOf(document.activeElement);
    if (at < 0) { return; }
    const watcher = new MutationObserver(() => {
      if (document.activeElement === document.body) { buttons()[at]?.focus(); }
      if (buttons()[at] !== undefined) { watcher.disconnect(); }
    });
    watcher.observe(this, { childList: true, subtree: true });
    this.#stop.signal.addEventListener('abort', () => watcher.disconnect(), { once: true });
  }

  #line(name) {
    const { remove, cancel } = this.dataset;
    const row = document.createElement('li');
    row.className = 'upload';
    const words = document.createElement('span');
    words.className = 'upload-name truncate';
    words.dir = 'auto';
    words.textContent = name;
    const bar = document.createElement('progress');
    bar.className = 'upload-bar';
    bar.setAttribute('aria-label', name);
    bar.max = 1;
    bar.value = 0;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-quiet button-small';
    button.textContent = cancel;
    row.append(words, bar, button);
    const before = [...this.querySelectorAll('[data-uploads] > .is-refused')];
    this.querySelector('[data-uploads]').append(row);

    const line = {
      before,
      isCancelled: false,
      onCancel: () => row.remove(),
      show: share => { bar.value = share; },
      remove: () => row.remove(),
      fail: sentence => {
        bar.remove();
        row.classList.add('is-refused');
        row.setAttribute('role', 'alert');
        words.classList.remove('truncate');
        words.textContent = sentence;
        button.textContent = remove;
        line.onCancel = () => row.remove();
      },
    };
    button.addEventListener('click', () => { line.isCancelled = true; line.onCancel(); });
    return line;
  }
}

// A pasted file goes to the slot with the focus, else to the first one that has room and takes its kind: what lies in a slot is replaced there only.
function chosen(target, file) {
  const own = target.closest?.('media-drop');
  if (own) { return own.isOpen ? own : null; }
  if (document.querySelector('.mud-dialog')) { return null; }
  return [...document.querySelectorAll('media-drop')].find(slot => slot.isOpen && Number(slot.dataset.room) > 0 && file.type.startsWith(`${slot.dataset.kind}/`)) ?? null;
}

customElements.define('media-drop', MediaDrop);
