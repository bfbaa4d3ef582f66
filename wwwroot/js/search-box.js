// <search-box><input></search-box> reports a change when typing pauses, as if the field had been left; pause="120" is how long, in milliseconds.
// Of our own because MudBlazor's field either sends every key over the line or searches only when it is left, and sends what an input method is
// still composing.
const usualPause = 250;

class SearchBox extends HTMLElement {
  #timer = 0;
  #told = '';

  connectedCallback() {
    this.#told = this.querySelector('input')?.value ?? '';
    this.addEventListener('input', this);
    this.addEventListener('compositionend', this);
    // Blazor listens on the document while the event comes down; what it must not hear has to be stopped above that.
    window.addEventListener('change', this, true);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.removeEventListener('input', this);
    this.removeEventListener('compositionend', this);
    window.removeEventListener('change', this, true);
  }

  handleEvent(event) {
    if (!this.contains(event.target)) { return; }
    clearTimeout(this.#timer);
    if (event.type === 'change') {
      // Leaving the field tells the same once more, and would undo what was clicked to leave it.
      if (event.isTrusted && event.target.value === this.#told) { event.stopImmediatePropagation(); }
      this.#told = event.target.value;
      return;
    }

    // An input method that is still composing has not written anything yet.
    if (event.isComposing) { return; }
    this.#timer = setTimeout(() => {
      if (event.target.value !== this.#told) { event.target.dispatchEvent(new Event('change', { bubbles: true })); }
    }, Number(this.getAttribute('pause') ?? usualPause));
  }
}

customElements.define('search-box', SearchBox);
