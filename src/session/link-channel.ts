import { plainText, type LinkResult } from './link-result.js';

/**
 * What windows of one origin tell each other: the return page tells what it was told, a waiting page that it
 * has heard. Anybody on the origin can write here, so a message is only a reason to ask the server.
 */
const channelName = 'codat-elements';

type Message = { type: 'link-result'; result: LinkResult } | { type: 'link-result-seen' };

function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? plainText(value) : undefined;
}

function parseMessage(data: unknown): Message | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined;
  if (data.type === 'link-result-seen') return { type: data.type };
  if (data.type !== 'link-result' || !('result' in data)) return undefined;
  const { result } = data;
  if (typeof result !== 'object' || result === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(result));
  const parsed: LinkResult = {};
  for (const name of ['connectionId', 'statusCode', 'errorMessage', 'statusText'] as const) {
    const value = asText(given.get(name));
    if (value) parsed[name] = value;
  }
  return { type: data.type, result: parsed };
}

/** Listens for return pages. Answers those that `heard` says were waited for. Returns how to stop. */
export function listenForResults(heard: (result: LinkResult) => boolean): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = parseMessage(data);
    if (message?.type !== 'link-result' || !heard(message.result)) return;
    channel.postMessage({ type: 'link-result-seen' } satisfies Message);
  };
  return () => channel.close();
}

/** Tells the waiting pages. Resolves to whether one of them was waiting for it, after `patience` ms at most. */
export function tellResult(result: LinkResult, patience = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(channelName);
    const finish = (seen: boolean) => {
      clearTimeout(timer);
      channel.close();
      resolve(seen);
    };
    const timer = setTimeout(finish, patience, false);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (parseMessage(data)?.type === 'link-result-seen') finish(true);
    };
    channel.postMessage({ type: 'link-result', result } satisfies Message);
  });
}
