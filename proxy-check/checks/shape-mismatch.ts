import * as v from 'valibot';
import { finding, type Finding } from '../check.js';
import type { Exchange } from '../target.js';

/** Which field of a response is not what the elements need. */
export function shapeMismatch(exchange: Exchange, shape: v.GenericSchema): readonly Finding[] {
  if (exchange.response.status !== 200) return [finding(exchange, 'not 200')];
  const result = v.safeParse(shape, exchange.response.json);
  if (result.success) return [];
  const where = v.getDotPath(result.issues[0]) ?? 'the response';
  return [finding(exchange, `${where} is missing or of the wrong type`)];
}
