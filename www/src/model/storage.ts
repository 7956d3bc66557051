/** What the reader typed and chose, kept in the browser. Storage may be denied or full: then nothing is kept, and nothing breaks. */
const PREFIX = "loopscope.";

export function load(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Null removes it. */
export function save(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // Denied or full.
  }
}

/** Removes all keys that begin so. */
export function forget(start: string): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX + start)) localStorage.removeItem(key);
  } catch {
    // Denied.
  }
}
