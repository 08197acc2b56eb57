/** Uploads: a page's files, passed on to Codat while they arrive. */
import { MAX_FILES } from 'codat-elements/api';
import type { CodatApi } from '../codat-api.js';
import { ProxyError, retryAfter } from '../errors.js';
import type { Settings } from '../options.js';
import { alreadyRead } from '../request-body.js';
import { requireAllowedPage } from '../request-origin.js';
import { fromCodat, type TextResponse } from '../responses.js';
import { upstreamPath, type Route } from '../routes.js';
import { requireScope, type Caller } from '../scopes.js';
import { MAX_DELAY_MS } from '../timers.js';
import { bodyTooLarge, UploadBody } from './upload-body.js';

/**
 * An upload may take as long as it moves. It may stand still for so many times the option `timeout`: on a phone between
 * two cells, and while Codat and the host's scanner look at the file.
 */
const STALL_FACTOR = 6;
/** What boundaries, headers and fields take beside the files. */
const OVERHEAD_BYTES = 256 * 1024;
/** What is read of a refused upload, so that its page sees the response, beside one file's bytes. */
const DRAIN_BYTES = 8 * 1024 * 1024;
/** The uploads of one company that may be under way or wait. */
const MAX_PENDING_UPLOADS = 60;

export class FileUploads {
  readonly #api: CodatApi;
  readonly #settings: Settings;
  readonly #onSent: (company: string) => void;
  readonly #pending = new Map<string, number>();

  /** `onSent` is called after each upload, well or not: what is known of the company's files is old then. */
  constructor(api: CodatApi, settings: Settings, onSent: (company: string) => void) {
    this.#api = api;
    this.#settings = settings;
    this.#onSent = onSent;
  }

  /** @throws ProxyError */
  async send(
    request: Request,
    segments: readonly string[],
    route: Route,
    caller: Caller,
  ): Promise<TextResponse> {
    const { company } = caller;
    requireAllowedPage(request, this.#settings);
    requireScope(caller, 'POST', route);
    const pending = this.#pending.get(company) ?? 0;
    if (pending >= MAX_PENDING_UPLOADS) {
      throw new ProxyError(429, 'Too many uploads at once for this company. Try again later.', {
        headers: retryAfter(2000),
      });
    }
    this.#pending.set(company, pending + 1);
    try {
      const body = this.#bodyOf(request, company, segments[3] ?? '');
      return await this.#pass(request, upstreamPath(segments, company), route, company, body);
    } finally {
      this.#onSent(company);
      const rest = (this.#pending.get(company) ?? 1) - 1;
      if (rest > 0) this.#pending.set(company, rest);
      else this.#pending.delete(company);
    }
  }

  #bodyOf({ headers, body, bodyUsed }: Request, company: string, connectionId: string): UploadBody {
    const { limits, timeout, scanFile } = this.#settings;
    const length = headers.get('Content-Length');
    const size = length !== null && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
    if (bodyUsed) throw alreadyRead();
    const maxBytes = limits.fileBytes * MAX_FILES + OVERHEAD_BYTES;
    if (size !== undefined && size > maxBytes) throw bodyTooLarge();
    const contentType = headers.get('Content-Type') ?? '';
    return new UploadBody(body ?? new Blob([]).stream(), {
      contentType,
      maxFileBytes: limits.fileBytes,
      maxBytes,
      stallMs: Math.min(timeout * STALL_FACTOR, MAX_DELAY_MS),
      scanFile,
      about: { size, companyId: company, connectionId },
    });
  }

  async #pass(
    { signal }: Request,
    target: string,
    route: Route,
    company: string,
    body: UploadBody,
  ): Promise<TextResponse> {
    try {
      await body.start();
      const upstream = await this.#api.request({
        method: 'POST',
        target,
        route,
        company,
        body,
        signal,
      });
      return fromCodat(upstream, 'POST', route, this.#settings);
    } catch (error) {
      // What was refused on its way looks to the client of Codat like a request that failed.
      throw body.error instanceof ProxyError && !signal.aborted ? body.error : error;
    } finally {
      // Awaited only where the page still sends: a response before its last byte is lost to many clients.
      const rest = body.drain(this.#settings.limits.fileBytes + DRAIN_BYTES);
      if (!body.isEnd) await rest;
    }
  }
}
