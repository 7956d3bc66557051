/** Reading what comes from elsewhere: never more than there is room for. */

/** The longest program that is opened, in bytes of UTF-8. */
export const PROGRAM_LIMIT = 500_000;

export class TooLarge extends Error {}

/** The bytes of a stream. Rejects with {@link TooLarge} as soon as there are more than `limit`; the rest is not read. */
export async function readBounded(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    size += value!.length;
    if (size > limit) {
      // Not waited for: a stream may take its time to end.
      reader.cancel().catch(() => undefined);
      throw new TooLarge();
    }
    chunks.push(value!);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
