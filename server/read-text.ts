/** Thrown by `readText` when there is more than may be read. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * Reads a body as UTF-8, a mark of its byte order included, and stops as soon as it exceeds so many bytes: a length that
 * was announced may be a lie, and a compressed body is small only on the wire.
 *
 * @throws BodyTooLarge, TypeError when the body is not UTF-8, or the signal's reason.
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  if (!body) return '';
  const reader = body.getReader();
  // A stream that has failed cannot be cancelled; `read` rejects with the reason.
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  const onAbort = (): void => cancel();
  signal.addEventListener('abort', onAbort);
  // With the mark: signatures are of all bytes, and a body of nothing else is not empty.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > maxBytes) {
        cancel();
        throw new BodyTooLarge();
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
