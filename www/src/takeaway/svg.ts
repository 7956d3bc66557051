/** Draws into a file of SVG what is drawn on a canvas. */
import { STYLES, type Colours, type Fills } from "../timeline/drawLook";
import type { Pen } from "../timeline/drawPen";

type Look = keyof typeof STYLES;

/** Two decimals: a hundredth of a pixel is not seen. */
const n = (value: number) => String(Number(value.toFixed(2)));

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escaped(text: string): string {
  // XML has no place for these signs, not even as numbers.
  const allowed = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd");
  return allowed.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
}

interface Style {
  fillStyle: string | CanvasGradient | CanvasPattern;
  strokeStyle: string | CanvasGradient | CanvasPattern;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  font: string;
  dashes: readonly number[];
  x: number;
  y: number;
}

export class SvgPen implements Pen {
  fillStyle: Style["fillStyle"] = "#000";
  strokeStyle: Style["strokeStyle"] = "#000";
  lineWidth = 1;
  lineCap: CanvasLineCap = "butt";
  lineJoin: CanvasLineJoin = "miter";
  font = "11px sans-serif";
  /** Text stands with its middle at its place, whatever is set. */
  textBaseline: CanvasTextBaseline = "middle";
  private dashes: readonly number[] = [];
  private x = 0;
  private y = 0;
  private path = "";
  private readonly saved: Style[] = [];
  private readonly elements: string[] = [];

  constructor(private readonly measure: (text: string, font: string) => number) {}

  /** The file. `fills` are those that were drawn with. */
  file(width: number, height: number, title: string, fills: SvgFills): string {
    const size = `width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img"><title>${escaped(title)}</title><defs>${fills.patterns()}</defs>\n${this.elements.join("\n")}\n</svg>\n`;
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, dashes, x, y } = this;
    this.saved.push({ fillStyle, strokeStyle, lineWidth, lineCap, lineJoin, font, dashes, x, y });
  }
  restore(): void {
    Object.assign(this, this.saved.pop());
  }
  translate(x: number, y: number): void {
    this.x += x;
    this.y += y;
  }
  setLineDash(dashes: number[]): void {
    this.dashes = dashes;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.elements.push(`<rect x="${n(this.x + x)}" y="${n(this.y + y)}" width="${n(width)}" height="${n(height)}" fill="${this.fillOf()}"/>`);
  }

  beginPath(): void {
    this.path = "";
  }
  moveTo(x: number, y: number): void {
    this.path += `M${this.at(x, y)}`;
  }
  lineTo(x: number, y: number): void {
    this.path += `L${this.at(x, y)}`;
  }
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.path += `C${this.at(x1, y1)} ${this.at(x2, y2)} ${this.at(x, y)}`;
  }
  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2);
    const corner = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
    const [h, v] = [width - 2 * r, height - 2 * r];
    this.path += `M${this.at(x + r, y)}h${n(h)}${corner(r, r)}v${n(v)}${corner(-r, r)}h${n(-h)}${corner(-r, -r)}v${n(-v)}${corner(r, -r)}z`;
  }
  /** A whole circle, whatever the angles. */
  arc(x: number, y: number, radius: number): void {
    const half = (dx: number) => `a${n(radius)} ${n(radius)} 0 1 1 ${n(dx)} 0`;
    this.path += `M${this.at(x - radius, y)}${half(2 * radius)}${half(-2 * radius)}z`;
  }

  fill(): void {
    if (this.path) this.elements.push(`<path d="${this.path}" fill="${this.fillOf()}"/>`);
  }
  stroke(): void {
    if (this.path) this.elements.push(`<path d="${this.path}" fill="none"${this.strokeOf()}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    this.text(text, x, y, ` fill="${this.fillOf()}"`);
  }
  strokeText(text: string, x: number, y: number): void {
    this.text(text, x, y, ` fill="none"${this.strokeOf()}`);
  }
  measureText(text: string): { width: number } {
    return { width: this.measure(text, this.font) };
  }

  private text(text: string, x: number, y: number, look: string): void {
    const [, weight, size, family] = /^(?:(\w+) )?([\d.]+)px (.*)$/s.exec(this.font) ?? [];
    const font = `font-size="${size}" font-family="${escaped(family ?? "")}"${weight ? ` font-weight="${weight}"` : ""}`;
    this.elements.push(`<text x="${n(this.x + x)}" y="${n(this.y + y)}" dy="0.35em" ${font}${look}>${escaped(text)}</text>`);
  }

  private at(x: number, y: number): string {
    return `${n(this.x + x)} ${n(this.y + y)}`;
  }
  private fillOf(): string {
    return escaped(String(this.fillStyle));
  }
  private strokeOf(): string {
    const dashes = this.dashes.length > 0 ? ` stroke-dasharray="${this.dashes.map(n).join(" ")}"` : "";
    return ` stroke="${escaped(String(this.strokeStyle))}" stroke-width="${n(this.lineWidth)}" stroke-linecap="${this.lineCap}" stroke-linejoin="${this.lineJoin}"${dashes}`;
  }
}

/** Textures as patterns of the file. */
export class SvgFills implements Fills {
  private readonly used = new Set<Look>();

  constructor(private readonly colours: Colours) {}

  of(look: Look): string {
    const { fill, texture } = STYLES[look];
    if (!texture) return this.colours[fill]!;
    this.used.add(look);
    return `url(#${look})`;
  }

  patterns(): string {
    return [...this.used].map((look) => this.pattern(look)).join("");
  }

  private pattern(look: Look): string {
    const { fill, ink, texture } = STYLES[look];
    if (!texture) return "";
    const { size, path, weight } = texture;
    const colour = (name: string) => escaped(this.colours[name]!);
    return `<pattern id="${look}" width="${size}" height="${size}" patternUnits="userSpaceOnUse"><rect width="${size}" height="${size}" fill="${colour(fill)}"/><path d="${path}" fill="none" stroke="${colour(ink)}" stroke-width="${weight}"/></pattern>`;
  }
}
