/**
 * A link's fragment: a program, and where in it the reader is.
 *
 * `v1.` + the program as UTF-8, deflated, in base64url, + what else is said as `&name=value`, for people to read and to change:
 * `step` (from 1, or `end`), `level`, `view` (names parted by commas), `lang`. What a decoder does not know it passes over.
 * A format is for ever: a new one gets a new number, and the decoders of the old ones stay.
 */
import type { Language } from "../i18n";
import type { Level } from "./settings.svelte";
import { PROGRAM_LIMIT, readBounded, TooLarge } from "./bounded";

export interface Shared {
  program: string;
  /** Among the steps of the level, from 1; null: not said. */
  step: number | "end" | null;
  level: Level | null;
  /** The parts that are shown, by their names, known or not; null: not said. */
  views: readonly string[] | null;
  language: Language | null;
}

/** `newer`: a format of the future; `broken`: cut off, or no link at all; `large`: more than a program may be. */
export type FaultKind = "newer" | "broken" | "large";

export class LinkFault extends Error {
  constructor(readonly kind: FaultKind) {
    super(kind);
  }
}

/** Many programs for chat cut longer addresses. */
export const LONG_LINK = 2000;

type Said = Omit<Shared, "program">;

/** The fragment without `#`. */
export async function encode({ program, step, level, views, language }: Shared): Promise<string> {
  const said = { step, level, view: views?.join(","), lang: language };
  const words = Object.entries(said).flatMap(([name, value]) => (value ? [`&${name}=${value}`] : []));
  return `v1.${toBase64(await deflated(new TextEncoder().encode(program)))}${words.join("")}`;
}

/** Null when the fragment is not one of ours. Rejects with a {@link LinkFault}. */
export async function decode(fragment: string): Promise<Shared | null> {
  const [, version, payload, rest] = /^#?v([1-9]\d{0,8})\.([^&]*)(.*)$/s.exec(plain(fragment)) ?? [];
  if (version === undefined) return null;
  const read = DECODERS[version];
  if (!read) throw new LinkFault("newer");
  return { program: await read(payload!), ...said(rest!) };
}

/** By the number of the format: from the payload to the program. */
const DECODERS: Readonly<Record<string, (payload: string) => Promise<string>>> = {
  1: inflated,
};

/** Some programs write the marks in an address as `%26`. */
function plain(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function said(rest: string): Said {
  const words = new URLSearchParams(rest);
  const one = <T extends string>(name: string, values: readonly T[]) => values.find((value) => value === words.get(name)) ?? null;
  const step = words.get("step") ?? "";
  const views = words.get("view")?.match(/^[a-z]+(,[a-z]+){0,9}$/)?.[0];
  return {
    step: /^[1-9]\d{0,8}$/.test(step) ? Number(step) : one<"end">("step", ["end"]),
    level: one<Level>("level", ["story", "internals"]),
    views: views?.split(",") ?? null,
    language: one<Language>("lang", ["en", "zh"]),
  };
}

function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return readBounded(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
}

async function inflated(payload: string): Promise<string> {
  try {
    const stream = new Blob([fromBase64(payload)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readBounded(stream, PROGRAM_LIMIT));
  } catch (error) {
    throw new LinkFault(error instanceof TooLarge ? "large" : "broken");
  }
}

function toBase64(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Throws when it is none. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(text)) throw new LinkFault("broken");
  const characters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}
