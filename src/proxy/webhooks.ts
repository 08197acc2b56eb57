/** Codat's events, as they come in: checked, made small, and passed to every instance. */
import type { Answer } from './answers.js';
import { OutOfTime, within } from './deadline.js';
import { isRecord } from './is-record.js';
import type { Settings } from './options.js';
import { Failure, Refusal } from './problems.js';
import { readText, TooLarge } from './read-text.js';
import type { CompanyEvent } from './store.js';

/** Codat's events hold a company and a connection; some list every data type. */
const mostBytes = 256 * 1024;

const done: Answer = { status: 204, body: null, headers: {} };

/**
 * Takes one of Codat's webhooks. What is unknown or was there before is accepted and does nothing: refusing
 * it would only make it come again.
 *
 * @throws Refusal 400 for what Codat has not signed, 408 or 413; Failure 503 when the store is out of reach,
 * so that Codat sends it again.
 */
export async function takeWebhook(request: Request, settings: Settings): Promise<Answer> {
  const { verify, store } = settings;
  if (!verify) throw new Refusal(404, 'There is nothing here.');
  const body = await readBody(request, settings.timeout);
  const id = verify(body, request.headers);
  if (id === undefined) {
    throw new Refusal(400, 'The signature is missing, wrong or too old.');
  }
  const told = eventIn(body);
  if (!told) return done;
  try {
    await store.publish(told.companyId, told.event, id);
  } catch (cause) {
    throw new Failure('store', 503, 'The event could not be stored. Send it again.', {
      log: `an event could not be stored (${cause instanceof Error ? cause.name : 'unknown'})`,
    });
  }
  return done;
}

async function readBody(request: Request, timeout: number): Promise<string> {
  try {
    return await within(timeout, (stop) => readText(request.body, mostBytes, stop));
  } catch (error) {
    if (error instanceof TooLarge) throw new Refusal(413, 'The body is too large.');
    if (error instanceof OutOfTime) throw new Refusal(408, 'The body took too long to arrive.');
    throw new Refusal(400, 'The body cannot be read.');
  }
}

const id = /^[0-9a-z-]{1,64}$/i;
const known = /^(connection\.[a-z]{1,32}|read\.completed(\.initial)?)$/;

/** The part of an event that pages are told: its type and its connection's id, nothing of its content. */
function eventIn(body: string): { companyId: string; event: CompanyEvent } | undefined {
  const message = parsed(body);
  const payload = isRecord(message) ? message['payload'] : undefined;
  if (!isRecord(message) || !isRecord(payload)) return undefined;
  const type = message['eventType'];
  const companyId = textAt(payload, 'referenceCompany');
  if (typeof type !== 'string' || !known.test(type) || companyId === undefined) return undefined;
  const connectionId = textAt(payload, 'connection');
  const isAboutOne = type.startsWith('connection.');
  if (isAboutOne && connectionId === undefined) return undefined;
  const event = isAboutOne && connectionId !== undefined ? { type, connectionId } : { type };
  return { companyId: companyId.toLowerCase(), event };
}

function textAt(payload: Record<string, unknown>, field: string): string | undefined {
  const object = payload[field];
  const value = isRecord(object) ? object['id'] : undefined;
  return typeof value === 'string' && id.test(value) ? value : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    // Signed, and yet not JSON: none of the events that are known.
    return undefined;
  }
}
