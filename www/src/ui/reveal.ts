/** Scrolls a pane so far that an element in it is in sight. What is around the pane, a page to be read perhaps, stays where it is. */
export function reveal(element: Element): void {
  const pane = paneOf(element);
  if (!pane) return;
  const { top, bottom } = element.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  if (top < view.top) pane.scrollTop -= view.top - top;
  else if (bottom > view.bottom) pane.scrollTop += bottom - view.bottom;
}

function paneOf(element: Element): Element | null {
  for (let parent = element.parentElement; parent; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
}
