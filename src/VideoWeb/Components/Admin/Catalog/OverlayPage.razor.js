// Line numbers with a mark where something is found, and the member names and values that the schema knows, offered while one types.
// Nothing is written into the box but what a person takes from the offer.

const most = 12;
const schema = fetch('/catalog/schema.json').then(answer => answer.ok ? answer.json() : null).catch(() => null);

// ---- Where the caret stands

// Reads JSON with comments up to the caret: the members that lead there, those that the object has already, and the word that is being typed.
export function place(text) {
  const stack = [];
  let at = 0;
  let isKey = false;
  let key = null;
  const top = () => stack[stack.length - 1];
  while (at < text.length) {
    const letter = text[at];
    if (letter === '/' && text[at + 1] === '/') {
      at = text.indexOf('\n', at);
      if (at < 0) { return null; }
    } else if (letter === '/' && text[at + 1] === '*') {
      at = text.indexOf('*/', at);
      if (at < 0) { return null; }
      at += 1;
    } else if (letter === '"') {
      const start = at + 1;
      for (at = start; at < text.length && text[at] !== '"' && text[at] !== '\n'; at++) { if (text[at] === '\\') { at++; } }
      if (at >= text.length) {
        return { path: pathOf(stack, key, isKey), isKey, names: top()?.names ?? new Set(), typed: text.slice(start), start: text.length - text.slice(start).length };
      }
      if (isKey) { key = text.slice(start, at); top()?.names.add(key); }
    } else if (letter === '{' || letter === '[') {
      stack.push({ key, isObject: letter === '{', names: new Set() });
      [key, isKey] = [null, letter === '{'];
    } else if (letter === '}' || letter === ']') {
      stack.pop();
      [key, isKey] = [null, false];
    } else if (letter === ':') {
      isKey = false;
    } else if (letter === ',') {
      [key, isKey] = [null, top()?.isObject ?? false];
    }
    at++;
  }
  return null;
}

// An element of an array is a null.
const pathOf = (stack, key, isKey) => {
  const path = stack.slice(1).map((level, index) => stack[index].isObject ? level.key : null);
  if (!isKey && stack.length > 0) { path.push(stack[stack.length - 1].isObject ? key : null); }
  return path;
};

// ---- What fits there

const alternatives = (root, node) => {
  if (!node) { return []; }
  if (node.$ref) { return alternatives(root, node.$ref.slice(2).split('/').reduce((found, name) => found?.[name], root)); }
  return node.anyOf ? node.anyOf.flatMap(one => alternatives(root, one)) : [node];
};

const below = (root, nodes, name) => nodes.flatMap(node => alternatives(root, name === null ? node.items
  : node.properties?.[name] ?? (typeof node.additionalProperties === 'object' ? node.additionalProperties : null)));

// The names of members, or the values of one that has few.
export function offers(root, { path, isKey, names, typed }) {
  const nodes = path.reduce((found, name) => below(root, found, name), alternatives(root, root));
  const all = isKey
    ? nodes.flatMap(node => Object.entries(node.properties ?? {}).map(([word, value]) => ({ word, help: alternatives(root, value).find(one => one.description)?.description ?? value.description ?? '' }))).filter(({ word }) => !names.has(word))
    : nodes.flatMap(node => (node.enum ?? (node.const ? [node.const] : [])).filter(word => typeof word === 'string').map(word => ({ word, help: '' })));
  const begins = typed.toLowerCase();
  return all.filter(({ word }, index) => word !== typed && word.toLowerCase().startsWith(begins) && all.findIndex(other => other.word === word) === index).slice(0, most);
}

// ---- The box

export function attach(root) {
  const end = new AbortController();
  const on = (type, act, capture = false) => root.addEventListener(type, act, { signal: end.signal, capture });
  const lines = root.querySelector('[data-lines]');
  const list = root.querySelector('[data-members]');
  const box = () => root.querySelector('textarea');
  let open = null;
  let count = 0;

  // Only what is in sight is drawn, so that a long file costs no more.
  const draw = () => {
    const style = getComputedStyle(box());
    const height = parseFloat(style.lineHeight);
    const top = parseFloat(style.paddingTop);
    const first = Math.max(0, Math.floor((box().scrollTop - top) / height));
    const last = Math.min(count, first + Math.ceil(box().clientHeight / height) + 1);
    const marked = new Set((root.dataset.marks ?? '').split(',').filter(Boolean).map(Number));
    lines.style.setProperty('--shift', `${first * height + top - box().scrollTop}px`);
    lines.replaceChildren(...Array.from({ length: Math.max(0, last - first) }, (_, index) => {
      const line = Object.assign(document.createElement('div'), { textContent: first + index + 1 });
      line.toggleAttribute('data-marked', marked.has(first + index + 1));
      return line;
    }));
  };

  const measure = () => {
    count = box().value.split('\n').length;
    draw();
  };

  const close = () => {
    if (!open) { return; }
    list.hidden = true;
    for (const name of ['aria-controls', 'aria-activedescendant', 'aria-autocomplete']) { box().removeAttribute(name); }
    open = null;
  };
  const choose = step => {
    open.chosen = (open.chosen + step + open.words.length) % open.words.length;
    [...list.children].forEach((option, index) => option.setAttribute('aria-selected', String(index === open.chosen)));
    list.children[open.chosen].scrollIntoView({ block: 'nearest' });
    box().setAttribute('aria-activedescendant', list.children[open.chosen].id);
  };
  const show = async () => {
    close();
    const field = box();
    const found = field.selectionStart === field.selectionEnd && place(field.value.slice(0, field.selectionStart));
    const known = found && await schema;
    const words = known ? offers(known, found) : [];
    if (words.length === 0 || field !== box() || document.activeElement !== field) { return; }
    list.replaceChildren(...words.map(({ word, help }, index) => {
      const option = Object.assign(document.createElement('div'), { id: `${list.id}-${index}`, role: 'option' });
      option.append(Object.assign(document.createElement('span'), { className: 'mono', textContent: word }), Object.assign(document.createElement('span'), { textContent: help }));
      return option;
    }));
    const style = getComputedStyle(field);
    const before = field.value.slice(0, field.selectionStart);
    const line = before.split('\n').length;
    list.style.setProperty('--line-top', `${line * parseFloat(style.lineHeight) + parseFloat(style.paddingTop) - field.scrollTop}px`);
    list.style.setProperty('--column', String(before.length - before.lastIndexOf('\n') - 1 - found.typed.length));
    list.hidden = false;
    open = { ...found, words, chosen: 0 };
    field.setAttribute('aria-controls', list.id);
    field.setAttribute('aria-autocomplete', 'list');
    choose(0);
  };
  const take = index => {
    const field = box();
    const { word } = open.words[index];
    const rest = field.value.slice(field.selectionStart).match(/^[^"\n]*"?/)[0];
    const hasEnd = rest.endsWith('"');
    field.setRangeText(`${word}"${open.isKey && !hasEnd ? ': ' : ''}`, open.start, field.selectionStart + (hasEnd ? rest.length : 0), 'end');
    close();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  on('input', event => {
    measure();
    if (!event.isComposing && event.isTrusted) { show(); }
  });
  on('scroll', () => { draw(); close(); }, true);
  on('focusout', close);
  on('pointerdown', event => {
    const option = event.target.closest('[data-members] > *');
    if (!option) { return; }
    event.preventDefault();
    take([...list.children].indexOf(option));
  });
  on('keydown', event => {
    if (event.target !== box() || event.isComposing) { return; }
    if (event.key === ' ' && event.ctrlKey) { show(); }
    else if (!open || event.ctrlKey || event.metaKey) { return; }
    else if (event.key === 'ArrowDown') { choose(1); }
    else if (event.key === 'ArrowUp') { choose(-1); }
    else if (event.key === 'Enter' || event.key === 'Tab') { take(open.chosen); }
    else if (event.key === 'Escape') { close(); }
    else { return; }
    event.preventDefault();
  });
  // A finding leads to its line, from wherever on the page it stands.
  document.addEventListener('click', event => {
    const line = Number(event.target.closest?.('[data-go-to-line]')?.dataset.goToLine);
    if (!line) { return; }
    const field = box();
    const start = field.value.split('\n').slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + field.value.slice(start).split('\n')[0].length);
    field.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(field).lineHeight));
  }, { signal: end.signal });

  // The server marks other lines, or has another text.
  const watcher = new MutationObserver(measure);
  watcher.observe(root, { attributes: true, attributeFilter: ['data-marks'], childList: true });
  const size = new ResizeObserver(draw);
  size.observe(root);
  measure();
  return { dispose: () => { end.abort(); watcher.disconnect(); size.disconnect(); } };
}
