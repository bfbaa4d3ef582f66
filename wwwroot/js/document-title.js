// <document-title value="Tasks · VideoWeb"> is the browser's title for as long as it stands. Of our own: DocumentTitle.razor says why.
class DocumentTitle extends HTMLElement {
  static observedAttributes = ['value'];

  connectedCallback() { document.title = this.getAttribute('value'); }

  attributeChangedCallback() { if (this.isConnected) { this.connectedCallback(); } }
}
customElements.define('document-title', DocumentTitle);
