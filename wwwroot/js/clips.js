// Everything a page of clips does in the browser by itself. Custom elements: each starts when it is put on the page, by whatever render
// mode, and cleans up when it is taken away; no call crosses the circuit.
import './hotkeys.js'; // first, because the second key of a sequence is nobody else's
import './elapsed-time.js';
import './clip-stage.js';
import './load-sentinel.js';
import './player-problem.js';
import './clip-grid.js';
import './task-list.js';
import './modal-view.js';
import './search-box.js';
import './media-drop.js';
import './frame-scrub.js';
import './picture-crop.js';
import './task-notices.js';
import './page-progress.js';
