import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What lies between a browser and a server: it can stop in the middle, break, and be mended. */
export interface NetworkCable {
  /** Where the browser finds the server through it. */
  readonly origin: string;
  /** Passes on so many bytes of what is sent from now on, and then keeps the rest waiting. */
  stopAfter(bytes: number): void;
  /** Breaks every connection, and takes no new one. */
  cut(): void;
  /** All goes through again, as fast as it can. */
  mend(): void;
  close(): Promise<void>;
}

export async function layCable(port: number): Promise<NetworkCable> {
  const sockets = new Set<Socket>();
  let left = Infinity;
  let isCut = false;

  const server = createServer((browser) => {
    if (isCut) {
      browser.destroy();
      return;
    }
    const target = connect(port, 'localhost');
    for (const [one, other] of [
      [browser, target],
      [target, browser],
    ] as const) {
      sockets.add(one);
      // Whatever ends or breaks one side ends the other.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    target.pipe(browser);
    browser.on('data', (chunk) => {
      left -= chunk.length;
      const isTaken = target.write(chunk);
      if (left <= 0 || !isTaken) browser.pause();
    });
    target.on('drain', () => {
      if (left > 0) browser.resume();
    });
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');

  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stopAfter(bytes) {
      left = bytes;
    },
    cut,
    mend() {
      isCut = false;
      left = Infinity;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}
