/** Reads a stream of server-sent events as a page does. */
export interface ReadEvent {
  event: string;
  id: string;
  data: unknown;
}

export class EventReader {
  readonly events: ReadEvent[] = [];
  /** Everything as it came, comments included. */
  text = '';
  isEnded = false;
  readonly #waiting: (() => void)[] = [];
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    if (!response.body) throw new Error(`There is no stream: status ${response.status}`);
    this.#reader = response.body.getReader();
    void this.#read();
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  /** Events with content, without those that only move the position in the stream. */
  get received(): unknown[] {
    return this.events.filter(({ event }) => event !== 'ready').map(({ data }) => data);
  }

  /** Waits until this holds, or nothing more can come. */
  async until(probe: () => boolean): Promise<void> {
    while (!probe() && !this.isEnded) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async leave(): Promise<void> {
    // A stream that broke cannot be left any more.
    await this.#reader.cancel().catch(() => undefined);
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for (;;) {
        const { done, value } = await this.#reader.read();
        if (done) break;
        const text = decoder.decode(value, { stream: true });
        this.text += text;
        const blocks = (rest + text).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
        this.#wake();
      }
    } catch {
      // Cut off, as by a killed process: what matters is that it has ended.
    }
    this.isEnded = true;
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    const event = field('event');
    if (event === undefined) return;
    this.events.push({ event, id: field('id') ?? '', data: JSON.parse(field('data') ?? 'null') });
  }
}
