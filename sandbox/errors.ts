import { guidOf } from './ids.js';

/** One reason why a request was refused, as Codat lists them. */
export interface ValidationItem {
  readonly itemId: string;
  readonly message: string;
  readonly validatorName: string;
}

/** A refusal; the API responds with it in Codat's error body. */
export class SandboxApiError extends Error {
  readonly status: number;
  /** The part of Codat that refuses. */
  readonly service: string;
  readonly validation: readonly ValidationItem[] | undefined;

  constructor(
    status: number,
    message: string,
    options: { service?: string; validation?: readonly ValidationItem[] } = {},
  ) {
    super(message);
    this.name = 'SandboxApiError';
    this.status = status;
    this.service = options.service ?? 'PublicApi';
    this.validation = options.validation;
  }
}

/** Writes the errors of one sandbox: their ids are the same in each run. */
export class ErrorBodies {
  #count = 0;

  /** Codat's error body. `canBeRetried` is a word, not a boolean: so says its reference. */
  of(error: SandboxApiError): Record<string, unknown> {
    this.#count += 1;
    return {
      statusCode: error.status,
      service: error.service,
      error: error.message,
      correlationId: guidOf(`error:${this.#count}:${error.message}`).replaceAll('-', ''),
      ...(error.validation && { validation: { errors: error.validation, warnings: [] } }),
      canBeRetried: 'Unknown',
      detailedErrorCode: 0,
    };
  }
}
