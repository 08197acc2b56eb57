import * as v from 'valibot';
import { object } from '../../api/fields.js';
import type { AttemptTrace } from '../attempt-trace.js';

const MAX_LENGTH = 100;

/** A trace as it comes from this tab's storage, or from another page of this origin. */
export const TraceSchema: v.GenericSchema<unknown, AttemptTrace> = object({
  attemptId: v.pipe(v.string(), v.regex(/^[\da-f]{32}$/)),
  integrationKey: v.pipe(v.string(), v.maxLength(MAX_LENGTH)),
  sourceType: v.pipe(v.string(), v.maxLength(MAX_LENGTH)),
  startedAt: v.number(),
});
