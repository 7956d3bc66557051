/** The parts of the engine that are fetched when a program needs them: in the middle of a run, which can't wait for a promise. */
import libraryUrl from "./pkg/library.json?url";
import { MissingPart } from "./missing";
import type { Host, InitOutput } from "./pkg/loopscope_wasm.js";
import someUrl from "./pkg/part1.wasm?url";
import rareUrl from "./pkg/part2.wasm?url";

/** What a worker fetches at once. Throws {@link MissingPart}. */
function fetched(url: string, responseType: "" | "arraybuffer"): XMLHttpRequest {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = responseType;
  try {
    request.send();
  } catch {
    throw new MissingPart(url);
  }
  if (request.status !== 200) throw new MissingPart(`${url}: ${request.status}`);
  return request;
}

/** Gives an instance of the first part what it asks for. */
export function hostOf(first: InitOutput): Host {
  let library: Record<string, string> | undefined;
  return {
    library(file) {
      library ??= JSON.parse(fetched(libraryUrl, "").responseText) as Record<string, string>;
      return library[file];
    },
    part(number) {
      const url = number === 1 ? someUrl : rareUrl;
      const module = new WebAssembly.Module(fetched(url, "arraybuffer").response as ArrayBuffer);
      new WebAssembly.Instance(module, { first: first as unknown as WebAssembly.ModuleImports });
    },
  };
}
