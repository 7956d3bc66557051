/** What the page around an element looks like and speaks. */

/** Whether the page is dark where the element stands: what counts is the colour that is really behind it. */
export function isDark(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement ?? hostOf(at)) {
    const colour = channels(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.light < 0.5;
  }
  // Nobody paints: then it is the browser that does, in the page's colour scheme.
  const ink = channels(getComputedStyle(document.documentElement).color);
  return ink ? ink.light > 0.5 : matchMedia("(prefers-color-scheme: dark)").matches;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** How light a colour is, from 0 to 1, read off a canvas that knows all ways to write one. */
function channels(colour: string): { light: number; alpha: number } | null {
  const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  return { light: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / Math.max(1, alpha), alpha: alpha / 255 };
}

/** Calls when the page may have changed its colours. Returns what ends that. */
export function onRecolour(changed: () => void): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const later = () => requestAnimationFrame(changed);
  // Where pages keep their theme: on the root or the body, as a class or an attribute.
  const observer = new MutationObserver(later);
  for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
  dark.addEventListener("change", later);
  // Themes fade over, and style sheets arrive late.
  const faded = ({ target }: Event) => (target === document.body || target === document.documentElement) && later();
  document.addEventListener("transitionend", faded);
  addEventListener("load", later);
  return () => {
    observer.disconnect();
    document.removeEventListener("transitionend", faded);
    removeEventListener("load", later);
    dark.removeEventListener("change", later);
  };
}

export function languageOf(element: Element): "en" | "zh" {
  const languages = [element.closest("[lang]")?.getAttribute("lang") ?? "", ...navigator.languages];
  const known = languages.find((language) => /^(en|zh)\b/i.test(language));
  return known?.toLowerCase().startsWith("zh") ? "zh" : "en";
}
