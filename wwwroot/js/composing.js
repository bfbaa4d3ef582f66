// Whether a key belongs to an input method. Safari ends the composition before it reports the Enter that ended it, so that only the key's old
// number (229) still tells; others say it by isComposing.
export const isComposed = event => event.isComposing || event.keyCode === 229;
