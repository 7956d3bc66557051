/** Programs from elsewhere: a file, or an address. */
import { PROGRAM_LIMIT, readBounded, TooLarge } from "./bounded";

/**
 * `large`: more than a program may be; `binary`: no text; `address`: no address of the web; `unreachable`: no answer, or one that
 * its server lets no other site read; `missing`: the server has no such file.
 */
export type OpenFaultKind = "large" | "binary" | "address" | "unreachable" | "missing";

export class OpenFault extends Error {
  constructor(
    readonly kind: OpenFaultKind,
    /** The file or the address. */
    readonly what: string,
  ) {
    super(`${kind}: ${what}`);
  }
}

/** How long a server may take, in milliseconds. */
const PATIENCE = 15_000;

/** The program in a file. Rejects with an {@link OpenFault}. */
export function readFile(file: File): Promise<string> {
  return textOf(file.stream(), file.name);
}

/** The program at an address, which may be relative to `base`. Rejects with an {@link OpenFault}. */
export async function fetchProgram(address: string, base: string): Promise<{ text: string; file: string }> {
  const url = urlOf(address, base);
  const answer = await fetch(rawAddress(url), { credentials: "omit", referrerPolicy: "no-referrer", signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (!answer) throw new OpenFault("unreachable", url.href);
  if (!answer.ok || !answer.body) throw new OpenFault("missing", url.href);
  return { text: await textOf(answer.body, url.href), file: nameIn(url) };
}

function urlOf(address: string, base: string): URL {
  if (URL.canParse(address, base)) {
    const url = new URL(address, base);
    if (/^https?:$/.test(url.protocol)) return url;
  }
  throw new OpenFault("address", address);
}

async function textOf(stream: ReadableStream<Uint8Array>, what: string): Promise<string> {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readBounded(stream, PROGRAM_LIMIT));
    // No text has such a sign in it, and many a file that is none has.
    if (text.includes("\0")) throw new OpenFault("binary", what);
    return text.replace(/\r\n?/g, "\n");
  } catch (error) {
    if (error instanceof OpenFault) throw error;
    if (error instanceof TooLarge) throw new OpenFault("large", what);
    throw new OpenFault(error instanceof TypeError ? "binary" : "unreachable", what);
  }
}

/** A file's page on GitHub can't be read from other sites; the file itself can. */
function rawAddress(url: URL): URL {
  const [, owner, rest] = /^\/([^/]+\/[^/]+)\/blob\/(.+)$/.exec(url.pathname) ?? [];
  return url.hostname === "github.com" && owner ? new URL(`https://raw.githubusercontent.com/${owner}/${rest}`) : url;
}

function nameIn(url: URL): string {
  const last = url.pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** Gives the reader a file. */
export function download(name: string, contents: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(contents);
  link.download = name;
  link.click();
  // The browser takes it when it gets to it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
