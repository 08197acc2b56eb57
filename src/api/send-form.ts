/** Sends a form with its progress, which `fetch` does not report: by XMLHttpRequest, where there is one. */
import { aborted, throwIfAborted } from './abort.js';
import { CodatNetworkError } from './errors.js';

/** How a form is sent. */
export interface FormOptions {
  signal?: AbortSignal | undefined;
  /** Bytes of the request that have been sent, and all of them. */
  onProgress?: ((sentBytes: number, totalBytes: number) => void) | undefined;
}

interface FormRequest extends FormOptions {
  url: URL;
  headers: Headers;
  body: FormData;
  credentials?: RequestCredentials | undefined;
  /** A host's own, which then sends the form, without progress. */
  fetch?: typeof globalThis.fetch | undefined;
}

/** How long nothing may move: neither a byte be sent, nor, once all are, a response come. */
const STALL_MS = 75_000;

/** Rejects with a CodatNetworkError, or with an AbortError. */
export async function sendForm(request: FormRequest): Promise<Response> {
  throwIfAborted(request.signal);
  const isPlain = request.fetch !== undefined || request.credentials === 'omit';
  return isPlain || typeof XMLHttpRequest === 'undefined' ? byFetch(request) : byXhr(request);
}

const failure = (reason: 'network' | 'timeout', cause?: unknown) =>
  new CodatNetworkError(navigator.onLine ? reason : 'offline', cause);

async function byFetch(request: FormRequest): Promise<Response> {
  const { url, headers, body, signal, credentials = 'same-origin' } = request;
  const { fetch = globalThis.fetch } = request;
  try {
    return await fetch(url, {
      method: 'POST',
      headers,
      body,
      credentials,
      redirect: 'manual',
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    throwIfAborted(signal);
    throw failure('network', cause);
  }
}

function byXhr({ url, headers, body, credentials, signal, onProgress }: FormRequest) {
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
