// <load-sentinel><button>Load more</button></load-sentinel> presses its button when it comes near the view. The button stays a button:
// it works by keyboard, says what it does, and is disabled while a page loads or before the circuit is up.
class LoadSentinel extends HTMLElement {
  #near = false;
  #sight = null;
  #changes = null;

  connectedCallback() {
    this.#sight = new IntersectionObserver(entries => {
      this.#near = entries.at(-1).isIntersecting;
      this.#press();
    }, { rootMargin: '600px 0px' });
    this.#sight.observe(this);
    this.#changes = new MutationObserver(() => this.#press());
    this.#changes.observe(this, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
  }

  disconnectedCallback() {
    this.#sight?.disconnect();
    this.#changes?.disconnect();
  }

  #press() {
    const button = this.querySelector('button');
    if (this.#near && button && !button.disabled) { button.click(); }
  }
}

customElements.define('load-sentinel', LoadSentinel);
