// The rail of months beside the wall: pressed or dragged on like a scrollbar, it leads to the month under the pointer when that is let go.
const railOf = target => target instanceof Element ? target.closest('[data-months]') : null;
const monthAt = (rail, y) => [...rail.children].find(link => link.getBoundingClientRect().bottom > y) ?? rail.lastElementChild;

document.addEventListener('pointerdown', event => {
  const rail = railOf(event.target);
  if (!rail || event.button !== 0 || rail.closest(':popover-open')) { return; }
  event.preventDefault();
  const end = new AbortController();
  const show = y => { for (const link of rail.children) { link.toggleAttribute('data-aim', link === monthAt(rail, y)); } };
  const finish = () => { end.abort(); for (const link of rail.children) { link.removeAttribute('data-aim'); } };
  rail.setPointerCapture(event.pointerId);
  show(event.clientY);
  rail.addEventListener('pointermove', move => show(move.clientY), { signal: end.signal });
  rail.addEventListener('pointercancel', finish, { signal: end.signal });
  rail.addEventListener('pointerup', up => {
    finish();
    const link = monthAt(rail, up.clientY);
    link.focus({ preventScroll: true });
    link.click();
  }, { signal: end.signal });
});

// Called up as a list, it goes away behind what was chosen.
document.addEventListener('click', event => { if (railOf(event.target) && event.target.closest('a')) { railOf(event.target).closest('[popover]:popover-open')?.hidePopover(); } });
