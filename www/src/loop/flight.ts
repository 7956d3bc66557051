/** Things that are elsewhere after a step are seen to move there. An element's `data-thing` says which thing it is. */

/** Where a thing stands: in which list, and where in it. */
interface Stand {
  stage: Element | null;
  place: DOMRect;
  top: number;
}

export type Stands = ReadonlyMap<string, Stand>;

/** The places of the things within an element; call it before the page changes. */
export function standsIn(root: HTMLElement): Stands {
  return new Map(measured(root).map(({ element, stand }) => [element.dataset.thing!, stand]));
}

/**
 * Moves each thing in sight from where it was; call it after the page has changed. Within its list a thing moves when its
 * place there is another: that the list itself stands lower now is no movement.
 */
export function fly(root: HTMLElement, from: Stands, duration: number): void {
  const sight = root.getBoundingClientRect();
  // First everything is measured, then everything moves: else each would have to be laid out anew.
  for (const { element, stand } of measured(root)) {
    const was = from.get(element.dataset.thing!);
    if (!was || !(within(was.place, sight) || within(stand.place, sight))) continue;
    const stays = was.stage === stand.stage;
    const x = stays ? 0 : was.place.x - stand.place.x;
    const y = stays ? was.top - stand.top : was.place.y - stand.place.y;
    if (x === 0 && y === 0) continue;
    // What comes from elsewhere passes above the others.
    const zIndex = stays ? 0 : 1;
    element.animate({ transform: [`translate(${x}px, ${y}px)`, "none"], zIndex: [zIndex, zIndex] }, { duration, easing: "ease-out" });
  }
}

function measured(root: HTMLElement): { element: HTMLElement; stand: Stand }[] {
  const tops = new Map<Element | null, number>();
  return [...root.querySelectorAll<HTMLElement>("[data-thing]")].map((element) => {
    const stage = element.closest("[data-stage]");
    if (!tops.has(stage)) tops.set(stage, stage?.getBoundingClientRect().y ?? 0);
    const place = element.getBoundingClientRect();
    return { element, stand: { stage, place, top: Math.round(place.y - tops.get(stage)!) } };
  });
}

/** Not all of the panel's height is in sight. Where a pane is hidden, nothing is. */
function within(place: DOMRect, sight: DOMRect): boolean {
  return place.height > 0 && place.bottom > sight.top && place.top < sight.bottom;
}
