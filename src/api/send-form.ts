/** Sends a form with its progress, which `fetch` does not report: by XMLHttpRequest, where there is one. */
import { aborted, throwIfAborted, unlessAborted } from './abort.js';
import { signInFailed, type TokenCall } from './access-token.js';
import { CodatError, CodatNetworkError } from './errors.js';
import { checkedFetch } from './host-fetch.js';
import { checkResponse, readText, type ResponseContext } from './response.js';
import { isOffline } from './runtime.js';

/** How a form is sent. */
export interface FormOptions {
  signal?: AbortSignal | undefined;
  /** Bytes of the request that have been sent, and all of them. */
  onProgress?: ((sentBytes: number, totalBytes: number) => void) | undefined;
}

interface FormRequest extends FormOptions {
  url: URL;
  /** Pending while the host gets a token for it. */
  headers: Promise<Headers>;
  token: TokenCall | undefined;
  /** How long that may take, in milliseconds. */
  timeout: number;
  body: FormData;
  credentials?: RequestInit['credentials'];
  /** A host's own, which then sends the form, without progress. */
  fetch?: typeof globalThis.fetch | undefined;
  context: ResponseContext;
  /** Called once the headers of a response are there, whatever it says. */
  onResponse(response: Response): void;
}

/** How long nothing may move: neither a byte be sent, nor, once all are, a response come. */
const STALL_MS = 75_000;
/** How long all of it may take where it is not known whether anything moves. */
const WHOLE_MS = 10 * 60_000;

/** Resolves once a success has been read to its end. Rejects with a CodatError, or with an AbortError. */
export async function sendForm(request: FormRequest): Promise<void> {
  throwIfAborted(request.signal);
  const isPlain = request.fetch !== undefined || request.credentials === 'omit';
  const headers = await headersOf(request);
  if (isPlain || typeof XMLHttpRequest === 'undefined') await byFetch(request, headers);
  else await read(await byXhr(request, headers), request);
}

async function read(response: Response, { context, onResponse }: FormRequest): Promise<void> {
  onResponse(response);
  await checkResponse(response, context);
  await readText(response, context);
}

const failure = (reason: 'network' | 'timeout', cause?: unknown) =>
  new CodatNetworkError(isOffline() ? 'offline' : reason, cause);

/** Does the work, but no longer than so long; its signal is aborted then, or with the caller's. */
async function inTime<Result>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  caller?.addEventListener('abort', abort, { signal });
  try {
    return await unlessAborted(work(signal), signal);
  } catch (error) {
    throwIfAborted(caller);
    throw signal.aborted ? failure('timeout', error) : error;
  } finally {
    clearTimeout(timer);
    // What is not to be read on, such as a sign-in page, ends too.
    abort();
  }
}

/** A token that never comes must not hold the place of other files. */
async function headersOf({ headers, token, timeout, signal }: FormRequest): Promise<Headers> {
  try {
    return await inTime(timeout, signal, () => headers);
  } catch (error) {
    if (!token || !(error instanceof CodatNetworkError)) throw error;
    token.isPending = false;
    throw signInFailed(error);
  }
}

/** Its response may break off, or never end, as its request may: whether the form arrived is unknown then. */
async function byFetch(request: FormRequest, headers: Headers): Promise<void> {
  const { url, body, signal: caller, credentials = 'same-origin' } = request;
  const fetch = checkedFetch(request.fetch);
  await inTime(WHOLE_MS, caller, async (signal) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        credentials,
        redirect: 'manual',
        signal,
      });
      await read(response, request);
    } catch (cause) {
      if (signal.aborted || cause instanceof CodatError) throw cause;
      throw failure('network', cause);
    }
  });
}

function byXhr({ url, body, credentials, signal, onProgress }: FormRequest, headers: Headers) {
  return new Promise<Response>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onAbort = () => xhr.abort();
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    const moved = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        fail(failure('timeout'));
        xhr.abort();
      }, STALL_MS);
    };
    xhr.open('POST', url);
    xhr.withCredentials = credentials === 'include';
    headers.forEach((value, name) => xhr.setRequestHeader(name, value));
    xhr.upload.addEventListener('progress', ({ loaded, total }) => {
      moved();
      onProgress?.(loaded, total);
    });
    xhr.addEventListener('load', () => {
      settle();
      resolve(responseOf(xhr, url));
    });
    xhr.addEventListener('error', () => fail(failure('network')));
    xhr.addEventListener('abort', () => fail(aborted()));
    signal?.addEventListener('abort', onAbort);
    moved();
    xhr.send(body);
  });
}

/** Statuses whose responses have no body. */
const bodiless = [204, 205, 304];

function responseOf(xhr: XMLHttpRequest, url: URL): Response {
  // Followed without asking: to a sign-in page, as a rule.
  if (xhr.responseURL !== '' && xhr.responseURL !== url.href) {
    return new Response(null, { status: 302 });
  }
  const headers = new Headers();
  for (const line of xhr
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const { status } = xhr;
  return new Response(bodiless.includes(status) ? null : xhr.responseText, { status, headers });
}
