/** The components' styles, for shadow roots. Constructed sheets: a page's content policy need not allow inline styles. */
import base from "../ui/base.css?inline";
import theme from "../ui/theme.css?inline";

let text = theme + base;
let fresh = true;
let sheet: CSSStyleSheet | undefined;

/** The build has each component call this with its style. */
export function add(css: string): void {
  text += css;
  if (!fresh) return;
  fresh = false;
  queueMicrotask(apply);
}

function apply(): void {
  fresh = true;
  sheet?.replaceSync(text);
}

/** Gives a root the styles of all components, also of those that load later. */
export function dress(root: ShadowRoot): void {
  sheet ??= new CSSStyleSheet();
  apply();
  root.adoptedStyleSheets.push(sheet);
}
