import { createParser } from 'eventsource-parser';
import * as v from 'valibot';
import { object } from './fields.js';

/** An event about the company, from the token proxy: what to load again. */
export interface ServerEvent {
  /**
   * `ready`: the stream stands, and nothing since the last event is lost; `reset`: something may be lost.
   * Else Codat's name of it, such as `connection.connected`.
   */
  type: string;
  connectionId?: string | null | undefined;
  /** Where it stands in the company's log. */
  id: string;
}

const DataSchema = object({
  type: v.nullish(v.string()),
  connectionId: v.nullish(v.string()),
});

/** Parses a stream of server-sent events, chunk by chunk. Heartbeats (comments) are no events. */
export function eventParser(onEvent: (event: ServerEvent) => void): (chunk: string) => void {
  const parser = createParser({
    onEvent({ event, id = '', data }) {
      // The proxy names every event of its own: a nameless event is not the proxy's.
      if (!event) return;
      const parsed = v.safeParse(DataSchema, parseJson(data));
      const { type, connectionId } = parsed.success ? parsed.output : {};
      onEvent({ type: type ?? event, connectionId, id });
    },
  });
  return (chunk) => parser.feed(chunk);
}

/** Reads a stream to its end; `onChunk` says that it is alive. */
export async function readEvents(
  body: ReadableStream<Uint8Array>,
  onEvent: (event: ServerEvent) => void,
  onChunk: () => void,
): Promise<void> {
  const reader = body.getReader();
  const parse = eventParser(onEvent);
  const decoder = new TextDecoder();
  for (;;) {
    onChunk();
    const { done, value } = await reader.read();
    if (done) return;
    parse(decoder.decode(value, { stream: true }));
  }
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // Its name alone says that something happened.
    return undefined;
  }
}
