// <search-box><input></search-box> reports a change when typing pauses, as if the field had been left.
const Pause = 250;

class SearchBox extends HTMLElement {
  #timer = 0;
  #told = '';

  connectedCallback() {
    this.addEventListener('input', this);
    this.addEventListener('change', this);
    this.#told = this.querySelector('input')?.value ?? '';
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.removeEventListener('input', this);
    this.removeEventListener('change', this);
  }

  handleEvent(event) {
    clearTimeout(this.#timer);
    if (event.type === 'change') { this.#told = event.target.value; return; }
    // An input method that is still composing has not written anything yet.
    if (event.isComposing) { return; }
    this.#timer = setTimeout(() => {
      if (event.target.value !== this.#told) { event.target.dispatchEvent(new Event('change', { bubbles: true })); }
    }, Pause);
  }
}

customElements.define('search-box', SearchBox);
