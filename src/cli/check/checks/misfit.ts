import { ShapeError, type Shape } from '../../../api/shape.js';
import { finding, type Finding } from '../check.js';
import type { Exchange } from '../target.js';

/** Which field of an answer is not what the elements need. */
export function misfit(exchange: Exchange, shape: Shape<unknown>): readonly Finding[] {
  if (exchange.answer.status !== 200) return [finding(exchange, 'not 200')];
  try {
    shape(exchange.answer.json, '');
    return [];
  } catch (error) {
    const where = error instanceof ShapeError && error.path !== '' ? error.path : 'the answer';
    return [finding(exchange, `${where} is missing or of the wrong type`)];
  }
}
