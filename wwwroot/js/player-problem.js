// Says so where a browser cannot play a clip: in the [data-player] around the video, [data-cannot-play] is shown. What it cannot decode is an
// error, or a video without a picture when only the sound is known to it (H.265).
export function watch(video, player) {
  const show = () => {
    const problem = player?.querySelector('[data-cannot-play]');
    if (!problem) { return; }
    problem.hidden = false;
    player.toggleAttribute('unplayable', true);
    video.controls = false;
  };
  const look = () => { if (video.videoWidth === 0) { show(); } };
  video.addEventListener('error', show);
  video.addEventListener('loadedmetadata', look);
  // Some have failed before anybody listened.
  if (video.error) { show(); } else if (video.readyState >= HTMLMediaElement.HAVE_METADATA) { look(); }
}

// Neither event bubbles, but both can be caught on their way down.
const watched = new WeakSet();
function see(video) {
  if (!(video instanceof HTMLVideoElement) || watched.has(video)) { return; }
  const player = video.closest('[data-player]');
  if (!player) { return; }
  watched.add(video);
  watch(video, player);
}
document.addEventListener('loadstart', event => see(event.target), { capture: true });
for (const video of document.querySelectorAll('[data-player] video')) { see(video); }
