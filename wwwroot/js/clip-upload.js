// <clip-upload> sends videos and pictures into the gallery by tus 1.0: in parts, three files at once, going on after a break. What is under way belongs to
// the page and not to the element, which only shows it: it goes on while somebody works elsewhere on the site. Where an upload lies is remembered, so that
// the same file goes on after a reload once it is chosen again.
import { store } from './upload-door.js';

const most = 3;
const partLength = 8 * 1024 * 1024;
const longestPause = 30000;
const kinds = /\.(mp4|m4v|mov|webm|mkv|avi|jpe?g|png|webp|gif|bmp|avif|heic|heif)$/i;

// In the order in which they were chosen. State: waiting, sending, checking, paused, offline, asking, done, failed.
const jobs = [];
let view = null;
// What the element that was shown last says of uploads.
let texts = {};

const token = () => document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '';
const fill = (text, ...values) => (text ?? '').replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
const base64 = text => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

// As FileSize.cs says it.
function sizeOf(bytes) {
  const say = (number, digits) => number.toLocaleString(document.documentElement.dataset.formats, { maximumFractionDigits: digits });
  if (bytes < 1048576) { return `${say(bytes > 0 ? Math.max(1, bytes / 1024) : 0, 0)} KB`; }
  return bytes < 1073741824 ? `${say(bytes / 1048576, 1)} MB` : `${say(bytes / 1073741824, 2)} GB`;
}

const remembered = () => { try { return JSON.parse(localStorage.getItem(store) ?? '{}'); } catch { return {}; } };

function remember(job, address) {
  const known = remembered();
  if (address) { known[job.key] = { address, name: job.name, size: job.size, base: job.base }; } else { delete known[job.key]; }
  try { localStorage.setItem(store, JSON.stringify(known)); } catch { /* A full or forbidden store: only a reload is not survived. */ }
}

const keyOf = (base, file) => `${base}|${file.webkitRelativePath || file.name}|${file.size}|${file.lastModified}`;

// One request with what is said of its progress. Status 0 is a broken connection, or one that was let go.
function ask(job, method, address, headers, body) {
  return new Promise(end => {
    const request = job.request = new XMLHttpRequest();
    request.open(method, address);
    request.setRequestHeader('Tus-Resumable', '1.0.0');
    request.setRequestHeader('RequestVerificationToken', token());
    for (const [name, value] of Object.entries(headers)) { request.setRequestHeader(name, value); }
    const start = job.sent;
    request.upload.addEventListener('progress', event => { if (!body) { return; }
      job.sent = start + Math.min(event.loaded, body.size);
      if (job.sent === job.size && job.state === 'sending') { job.state = 'checking'; }
      show(job); });
    request.addEventListener('loadend', () => {
      if (job.request === request) { job.request = null; }
      let problem = null;
      try { problem = JSON.parse(request.responseText).problem?.text; } catch { /* Nothing, or a proxy's page. */ }
      end({ status: request.status, problem, header: name => request.getResponseHeader(name) });
    });
    request.send(body ?? null);
  });
}

function begin() {
  for (const job of jobs) {
    if (jobs.filter(other => other.isActive).length >= most) { break; }
    if (job.state === 'waiting' && !job.isActive) { job.isActive = true; send(job).finally(() => { job.isActive = false; begin(); }); }
  }
}

async function send(job) {
  let pause = 1000;
  job.state = 'sending';
  show(job);
  while (job.state === 'sending' || job.state === 'offline' || job.state === 'checking') {
    const answer = await step(job);
    if (answer === null) { pause = 1000; continue; }
    if (!['sending', 'offline', 'checking'].includes(job.state)) { return; }
    if (answer === 'again') {
      job.state = 'offline';
      job.isKnown = false;
      show(job);
      await rest(pause);
      pause = Math.min(pause * 2, longestPause);
      continue;
    }
    // What was judged as it is will not be judged otherwise.
    fail(job, answer.problem, answer.isFinal);
  }
}

// One step further. Null when it went well, 'again' for what a later try may mend, else why it cannot go on.
async function step(job) {
  if (!job.address) {
    const made = await ask(job, 'POST', job.base, { 'Upload-Length': job.size, 'Upload-Metadata': `filename ${base64(job.name)},filetype ${base64(job.file.type || 'application/octet-stream')}` });
    if (made.status !== 201) { return judge(made); }
    [job.address, job.sent, job.isKnown] = [made.header('Location'), 0, true];
    remember(job, job.address);
  } else if (!job.isKnown) {
    const told = await ask(job, 'HEAD', job.address, {});
    if (told.status === 404 || told.status === 410) { return startOver(job); }
    if (told.status !== 200 || told.header('Upload-Offset') === null) { return judge(told); }
    [job.sent, job.isKnown] = [Number(told.header('Upload-Offset')), true];
    if (told.header('VideoWeb-Clip')) { finish(job, told.header('VideoWeb-Clip')); return null; }
  }

  if (!['sending', 'offline', 'checking'].includes(job.state)) { return null; }
  const start = job.sent;
  const part = job.file.slice(start, start + partLength);
  job.state = 'sending';
  show(job);
  const sent = await ask(job, 'PATCH', job.address, { 'Upload-Offset': start, 'Content-Type': 'application/offset+octet-stream' }, part);
  if (sent.status === 404 || sent.status === 410) { return startOver(job); }
  if (sent.status !== 204) { job.sent = start; return judge(sent); }
  job.sent = start + part.size;
  if (sent.header('VideoWeb-Clip')) { finish(job, sent.header('VideoWeb-Clip')); }
  return null;
}

// Gone there, as after a day: once more from the beginning, and no oftener.
function startOver(job) {
  remember(job, null);
  [job.address, job.sent, job.isKnown] = [null, 0, false];
  if (job.hasStartedOver) { return { problem: texts.failed, isFinal: false }; }
  job.hasStartedOver = true;
  return null;
}

const judge = ({ status, problem }) => status === 0 || status === 409 || status === 423 || status === 429 || (status >= 500 && status !== 507) ? 'again' : { problem: problem ?? texts.failed, isFinal: status === 413 || status === 422 };

function rest(milliseconds) {
  return new Promise(end => {
    const timer = setTimeout(done, milliseconds);
    function done() { clearTimeout(timer); window.removeEventListener('online', done); end(); }
    window.addEventListener('online', done);
  });
}

function finish(job, clip) {
  remember(job, null);
  [job.state, job.clip, job.sent, job.file] = ['done', clip, job.size, null];
  show(job);
}

function fail(job, problem, isFinal) {
  if (isFinal) { job.address = null; }
  if (!job.address) { remember(job, null); }
  [job.state, job.problem, job.isFinal] = ['failed', problem, isFinal];
  show(job);
}

function pause(job) {
  job.state = 'paused';
  job.isKnown = false;
  job.request?.abort();
  show(job);
}

function goOn(job) {
  [job.state, job.problem, job.isKnown] = ['waiting', null, false];
  show(job);
  begin();
}

async function cancel(job) {
  jobs.splice(jobs.indexOf(job), 1);
  const { address } = job;
  job.state = 'gone';
  job.request?.abort();
  remember(job, null);
  job.row?.remove();
  show(null);
  if (address) { await ask({ sent: 0 }, 'DELETE', address, {}); }
  begin();
}

function take(base, files, limit) {
  let leftOut = 0;
  for (const file of files) {
    if (!file.type.startsWith('video/') && !file.type.startsWith('image/') && !kinds.test(file.name)) { leftOut++; continue; }
    const key = keyOf(base, file);
    const known = jobs.find(job => job.key === key && job.state !== 'done');
    if (known) {
      // Chosen again after a reload, or a second time.
      if (known.state === 'asking' || (known.state === 'failed' && !known.isFinal)) { known.file = file; goOn(known); }
      continue;
    }

    const job = { key, base, file, name: file.name, size: file.size, sent: 0, state: 'waiting', address: remembered()[key]?.address ?? null, isKnown: false };
    jobs.push(job);
    if (file.size === 0) { fail(job, texts.empty, true); } else if (limit > 0 && file.size > limit) { fail(job, texts.large, true); }
  }

  view?.draw(leftOut);
  begin();
}

async function filesOf(transfer) {
  const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.length === 0) { return [...transfer.files]; }
  const found = [];
  const walk = async entry => {
    if (entry.isFile) { found.push(await new Promise((end, no) => entry.file(end, no))); return; }
    const reader = entry.createReader();
    for (;;) {
      const inside = await new Promise((end, no) => reader.readEntries(end, no));
      if (inside.length === 0) { return; }
      for (const one of inside) { await walk(one); }
    }
  };
  for (const entry of entries) { try { await walk(entry); } catch { /* It cannot be read, and so is none of them. */ } }
  return found;
}

const show = job => view?.show(job);

window.addEventListener('beforeunload', event => {
  if (jobs.some(job => job.isActive)) { event.preventDefault(); }
});

class ClipUpload extends HTMLElement {
  #stop = null;

  connectedCallback() {
    view = this;
    texts = { ...this.dataset };
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    for (const [key, { address, name, size, base }] of Object.entries(remembered())) {
      if (base === this.dataset.address && !jobs.some(job => job.key === key)) { jobs.push({ key, base, file: null, name, size, sent: 0, state: 'asking', address, isKnown: false }); }
    }

    for (const which of ['files', 'folder']) {
      const input = this.querySelector(`[data-${which}]`);
      this.querySelector(`[data-choose="${which}"]`).addEventListener('click', () => input.click(), { signal });
      input.addEventListener('change', event => {
        event.stopPropagation();
        take(this.dataset.address, [...input.files], Number(this.dataset.max));
        input.value = '';
      }, { signal });
    }

    this.querySelector('[data-clear]').addEventListener('click', () => {
      for (const job of jobs.filter(one => one.state === 'done')) { jobs.splice(jobs.indexOf(job), 1); }
      this.draw();
    }, { signal });
    const section = this.querySelector('section');
    document.addEventListener('dragover', event => {
      if (!event.dataTransfer?.types.includes('Files')) { return; }
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      section.classList.add('is-over');
    }, { signal });
    document.addEventListener('dragleave', event => { if (!event.relatedTarget) { section.classList.remove('is-over'); } }, { signal });
    document.addEventListener('drop', async event => {
      section.classList.remove('is-over');
      if (!event.dataTransfer?.types.includes('Files')) { return; }
      event.preventDefault();
      take(this.dataset.address, await filesOf(event.dataTransfer), Number(this.dataset.max));
    }, { signal });
    this.draw();
  }

  disconnectedCallback() {
    this.#stop.abort();
    if (view === this) { view = null; }
  }

  get #own() { return jobs.filter(job => job.base === this.dataset.address); }

  draw(leftOut = 0) {
    const list = this.querySelector('[data-list]');
    for (const job of this.#own) { job.row = this.#rowOf(job); }
    list.replaceChildren(...this.#own.map(job => job.row));
    for (const job of this.#own) { this.show(job); }
    this.show(null);
    if (leftOut > 0) { this.querySelector('[data-summary]').textContent = fill(this.dataset.leftOut, leftOut); }
  }

  #rowOf(job) {
    const row = document.createElement('li');
    const name = document.createElement('span');
    name.className = 'truncate';
    name.dir = 'auto';
    name.textContent = job.name;
    name.title = job.name;
    const state = document.createElement('span');
    state.className = 'uploads-state';
    const bar = document.createElement('progress');
    bar.max = job.size || 1;
    bar.setAttribute('aria-label', job.name);
    const words = document.createElement('span');
    state.append(bar, words);
    const verbs = document.createElement('span');
    verbs.className = 'uploads-verbs';
    row.append(name, state, verbs);
    return row;
  }

  show(job) {
    if (job?.row && job.base === this.dataset.address) { this.#fill(job); }
    const own = this.#own;
    const done = own.filter(one => one.state === 'done').length;
    const failed = own.filter(one => one.state === 'failed').length;
    const words = own.length === 0 ? '' : failed > 0 ? fill(this.dataset.summaryFailed, done, own.length, failed) : fill(this.dataset.summaryWords, done, own.length);
    const summary = this.querySelector('[data-summary]');
    // What has not changed is not read out again.
    if (summary.textContent !== words) { summary.textContent = words; }
    this.querySelector('[data-clear]').hidden = done === 0;
  }

  #fill(job) {
    const [, state, verbs] = job.row.children;
    const [bar, words] = state.children;
    const says = this.dataset;
    job.row.classList.toggle('is-failed', job.state === 'failed');
    bar.hidden = job.state === 'failed' || job.state === 'done' || job.state === 'asking';
    bar.value = job.sent;
    words.textContent = job.state === 'failed' ? job.problem : job.state === 'sending' ? fill(says.sending, sizeOf(job.sent), sizeOf(job.size)) : says[job.state];
    if (job.row.dataset.state === job.state) { return; }
    job.row.dataset.state = job.state;
    const held = verbs.contains(document.activeElement);
    const verb = (text, label, act) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button button-quiet button-small';
      button.textContent = text;
      button.setAttribute('aria-label', fill(label, job.name));
      button.addEventListener('click', act);
      return button;
    };
    const fresh = [];
    if (job.state === 'done') {
      const open = document.createElement('a');
      open.className = 'button button-quiet button-small';
      open.href = `${says.gallery}/${job.clip}`;
      open.textContent = says.open;
      open.setAttribute('aria-label', fill(says.openFile, job.name));
      fresh.push(open);
    } else {
      if (['waiting', 'sending', 'offline', 'checking'].includes(job.state)) { fresh.push(verb(says.pause, says.pauseFile, () => pause(job))); }
      if (job.state === 'paused') { fresh.push(verb(says.goOn, says.goOnFile, () => goOn(job))); }
      if (job.state === 'failed' && job.file && !job.isFinal) { fresh.push(verb(says.again, says.goOnFile, () => goOn(job))); }
      fresh.push(verb(job.state === 'failed' ? says.remove : says.cancel, job.state === 'failed' ? says.removeFile : says.cancelFile, () => cancel(job)));
    }
    verbs.replaceChildren(...fresh);
    if (held) { verbs.firstElementChild?.focus(); }
  }
}

customElements.define('clip-upload', ClipUpload);
