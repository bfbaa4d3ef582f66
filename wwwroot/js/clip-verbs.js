// What keys mean at a clip, in the grid and in the viewer alike. The server hears of it by the event "clipverb".
const verbs = { x: 'select', X: 'selectTo', f: 'favourite', p: 'pick', r: 'reject', P: 'keep', t: 'tag', b: 'board', c: 'compare', Delete: 'delete' };

/** The verb of a key; undefined for a key without one. 0 to 5 are stars. */
export const verbOf = key => verbs[key] ?? (/^[0-5]$/.test(key) ? key : undefined);

/** Tells the server what is wished for the clip that the element stands for. */
export const tell = (element, clip, verb, beside) => element.dispatchEvent(new CustomEvent('clipverb', { bubbles: true, detail: { clip, verb, beside } }));
