import type { Stop } from './deadline.js';

/** Thrown by `readText` when there is more than may be read. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * Reads a body as UTF-8, and stops as soon as it exceeds so many bytes: a length that was announced
 * may be a lie, and a compressed body is small only on the wire.
 *
 * @throws TooLarge, or TypeError when it is not UTF-8.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  stop: Pick<Stop, 'undo'>,
): Promise<string> {
  if (!body) {
    return '';
  }
  const reader = body.getReader();
  const cancel = (): void => {
    // The stream has failed already when it cannot be cancelled; whoever reads it hears of that.
    reader.cancel().catch(() => undefined);
  };
  stop.undo = cancel;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return text + decoder.decode();
    }
    size += value.byteLength;
    if (size > maxBytes) {
      cancel();
      throw new TooLarge();
    }
    text += decoder.decode(value, { stream: true });
  }
}

const whole = new TextDecoder('utf-8', { fatal: true });

/** @throws TypeError when it is not UTF-8. */
export function decodeUtf8(chunks: readonly Uint8Array[], size: number): string {
  const [first] = chunks;
  if (first && chunks.length === 1) return whole.decode(first);
  const bytes = new Uint8Array(size);
  let place = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, place);
    place += chunk.byteLength;
  }
  return whole.decode(bytes);
}
