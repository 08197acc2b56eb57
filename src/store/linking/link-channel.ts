import * as v from 'valibot';
import { object } from '../../api/fields.js';
import type { AttemptTrace } from '../attempt-trace.js';
import { onPageLifecycle } from '../page-lifecycle.js';
import { parseRedirect, type RedirectResult } from './redirect-parameters.js';
import { TraceSchema } from './trace-schema.js';

/**
 * The BroadcastChannel between windows of one origin: the return page sends its result, a waiting page replies. Any
 * script of the origin can post here, so a message is only a reason to poll the server.
 */
const channelName = 'codat-elements';

const MessageSchema = object({
  type: v.string(),
  result: v.record(v.string(), v.string()),
  /** In a reply: the attempt that was waiting. */
  trace: v.fallback(v.optional(TraceSchema), undefined),
});

interface ChannelMessage {
  result: RedirectResult;
  trace: AttemptTrace | undefined;
}

/** What is in a message of this type; undefined for any other message. Its values are untrusted text. */
function messageIn({ data }: MessageEvent<unknown>, type: string): ChannelMessage | undefined {
  const message = v.safeParse(MessageSchema, data);
  if (!message.success || message.output.type !== type) return undefined;
  const { result, trace } = message.output;
  return { result: parseRedirect(new URLSearchParams(result)), trace };
}

/** The channel; undefined where BroadcastChannel is missing or denied, as in some browsers' sandboxed frames. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(channelName);
  } catch {
    // No message arrives; the server is polled all the same.
    return undefined;
  }
}

/**
 * Subscribes to results of return pages, and replies to those that `onResult` returns true for, or the trace of the
 * attempt that waited. The channel is closed while the page is in the back/forward cache, from which an open channel would evict it. Returns the function that
 * unsubscribes.
 */
export function onResults(
  onResult: (result: RedirectResult) => AttemptTrace | boolean,
): () => void {
  let channel: BroadcastChannel | undefined;
  const close = () => channel?.close();
  const open = () => {
    // Subscribed while the page was being hidden, it missed that.
    close();
    channel = openChannel();
    channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
      const result = messageIn(event, 'link-result')?.result;
      const reply = result && onResult(result);
      if (!reply) return;
      const trace = reply === true ? {} : { trace: reply };
      channel?.postMessage({ type: 'link-result-seen', result, ...trace });
    });
  };
  open();
  const stopLifecycle = onPageLifecycle({
    pagehide: close,
    pageshow: ({ persisted }) => {
      if (persisted) open();
    },
  });
  return () => {
    stopLifecycle();
    close();
  };
}

/** A result is sent repeatedly, for a waiting page that is still loading. */
const REPEAT_MS = 250;

/**
 * Sends a result to the waiting pages. Resolves to whether one of them replied, after `timeoutMs` at most or once
 * `signal` is aborted. `onTrace` is called with the trace of the attempt that the result is for.
 */
export function sendResult(
  result: RedirectResult,
  timeoutMs = 1000,
  signal?: AbortSignal,
  onTrace?: (trace: AttemptTrace) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    const channel = openChannel();
    if (!channel) {
      resolve(false);
      return;
    }
    const finish = (seen: boolean) => {
      clearTimeout(timer);
      clearInterval(sending);
      channel.close();
      resolve(seen);
    };
    const timer = setTimeout(finish, timeoutMs, false);
    signal?.addEventListener('abort', () => finish(false));
    channel.onmessage = (event: MessageEvent<unknown>) => {
      const seen = messageIn(event, 'link-result-seen');
      if (!seen || seen.result.connectionId !== result.connectionId) return;
      // Of a result without a connection, several attempts may think that it is theirs.
      if (seen.trace && result.connectionId) onTrace?.(seen.trace);
      finish(true);
    };
    const send = () => channel.postMessage({ type: 'link-result', result });
    const sending = setInterval(send, REPEAT_MS);
    send();
  });
}

/**
 * Calls back once a waiting page replies to a result after all: it was busy, or its tab was asleep. Listens until the page is
 * left. Returns the function that unsubscribes.
 */
export function onLateReply({ connectionId }: RedirectResult, onSeen: () => void): () => void {
  const channel = openChannel();
  const stop = () => {
    stopLifecycle();
    channel?.close();
  };
  const stopLifecycle = onPageLifecycle({ pagehide: stop });
  channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
    const seen = messageIn(event, 'link-result-seen');
    if (!seen || seen.result.connectionId !== connectionId) return;
    stop();
    onSeen();
  });
  return stop;
}
