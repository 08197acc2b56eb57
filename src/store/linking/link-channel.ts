import * as v from 'valibot';
import { parseRedirect, type RedirectResult } from './redirect-parameters.js';

/**
 * What windows of one origin tell each other: the return page tells what it was told, a waiting page that it
 * has heard. Anybody on the origin can write here, so a message is only a reason to ask the server.
 */
const channelName = 'codat-elements';

const MessageSchema = v.object({
  type: v.string(),
  result: v.record(v.string(), v.string()),
});

/** A message of this type; undefined for anything else. What it holds is text from outside. */
function resultIn({ data }: MessageEvent<unknown>, type: string): RedirectResult | undefined {
  const message = v.safeParse(MessageSchema, data);
  if (!message.success || message.output.type !== type) return undefined;
  return parseRedirect(new URLSearchParams(message.output.result));
}

/** The channel; undefined where there is none, as some browsers have it in a sandboxed frame. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    // Nobody could be heard; the server is asked all the same.
    return undefined;
  }
}

/** Listens for return pages. Answers those that `heard` says were waited for. Returns how to stop. */
export function onResults(heard: (result: RedirectResult) => boolean): () => void {
  const channel = openChannel();
  if (!channel) return () => undefined;
  channel.onmessage = (event: MessageEvent<unknown>) => {
    const result = resultIn(event, 'link-result');
    if (result && heard(result)) channel.postMessage({ type: 'link-result-seen', result });
  };
  return () => channel.close();
}

/** A page that is just loading, or about to listen otherwise, hears what is said again after so many milliseconds. */
const REPEAT_MS = 250;

/**
 * Tells the waiting pages. Resolves to whether one of them was waiting for it: after `patience` ms at most, or when
 * `signal` says that nobody wants to know any more.
 */
export function sendResult(
  result: RedirectResult,
  patience = 1000,
  signal?: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = openChannel();
    if (!channel) {
      resolve(false);
      return;
    }
    const finish = (seen: boolean) => {
      clearTimeout(timer);
      clearInterval(telling);
      channel.close();
      resolve(seen);
    };
    const timer = setTimeout(finish, patience, false);
    signal?.addEventListener('abort', () => finish(false));
    channel.onmessage = (event: MessageEvent<unknown>) => {
      const seen = resultIn(event, 'link-result-seen');
      if (seen && seen.connectionId === result.connectionId) finish(true);
    };
    const tell = () => channel.postMessage({ type: 'link-result', result });
    const telling = setInterval(tell, REPEAT_MS);
    tell();
  });
}
