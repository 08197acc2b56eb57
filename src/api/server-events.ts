import { checked, objectWith, optional, text } from './shape.js';

/** What the token proxy tells of the company: which thing to ask about again. */
export interface ServerEvent {
  /**
   * `ready`: the line stands, and nothing since the last event is lost; `reset`: something may be lost.
   * Else Codat's name of it, such as `connection.connected`.
   */
  type: string;
  connectionId?: string | null | undefined;
  /** Where it stands in the company's log. */
  id: string;
}

const DataSchema = objectWith({ type: optional(text), connectionId: optional(text) });

/** Takes a stream of server-sent events apart, piece by piece. */
export function eventParser(heard: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const blocks = (rest + piece.replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1] ?? '';
      const kind = field('event');
      // A sign of life has none.
      if (!kind) continue;
      const { type, connectionId } = checked(DataSchema, parsed(field('data'))) ?? {};
      heard({ type: type ?? kind, connectionId, id: field('id') });
    }
  };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    // What it is about can still be told from its kind.
    return undefined;
  }
}
