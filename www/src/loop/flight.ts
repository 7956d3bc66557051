/** Things that are elsewhere after a step are seen to move there. An element's `data-thing` says which thing it is. */

/** Places of the things within an element; call it before the page changes. */
export function placesIn(root: HTMLElement): Map<string, DOMRect> {
  const places = new Map<string, DOMRect>();
  for (const element of things(root)) places.set(element.dataset.thing!, element.getBoundingClientRect());
  return places;
}

/** Moves each thing in sight from where it was; call it after the page has changed. */
export function fly(root: HTMLElement, from: ReadonlyMap<string, DOMRect>, duration: number): void {
  const sight = root.getBoundingClientRect();
  // First everything is measured, then everything moves: else each would have to be laid out anew.
  const moved = things(root).map((element) => ({ element, was: from.get(element.dataset.thing!), is: element.getBoundingClientRect() }));
  for (const { element, was, is } of moved) {
    if (!was || (was.x === is.x && was.y === is.y) || !(within(was, sight) || within(is, sight))) continue;
    element.animate({ transform: [`translate(${was.x - is.x}px, ${was.y - is.y}px)`, "none"] }, { duration, easing: "ease-out" });
  }
}

function things(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-thing]")];
}

/** Not all of the panel's height is in sight. Where a pane is hidden, nothing is. */
function within(place: DOMRect, sight: DOMRect): boolean {
  return place.height > 0 && place.bottom > sight.top && place.top < sight.bottom;
}
