import { CodatConfigurationError, CodatError } from './errors.js';
import { warnOnce } from './warn.js';

/** The signed-in user's bearer token, or nothing where the proxy needs none. */
export type GetToken = () => string | null | undefined | Promise<string | null | undefined>;

/** One call of `getToken`; requests that need a token at the same moment share it. */
export interface TokenCall {
  readonly token: Promise<string | undefined>;
  /** Counts the calls of this page. */
  readonly order: number;
  /** Whether it may still be joined; a request that it has timed out on puts an end to that. */
  isPending: boolean;
}

/** By function, so that the clients of several companies share the calls of one `getToken` too. */
const latestCalls = new WeakMap<GetToken, TokenCall>();
let calls = 0;

/** `getToken` has failed, or never ended. */
export function signInFailed(cause: unknown): CodatError {
  warnOnce(`codat-elements: getToken gave no token. ${String(cause)}`);
  return new CodatError('We couldn’t sign you in. Reload the page, or sign in again.', {
    code: 'unauthorized',
    userRecoverable: true,
    cause,
  });
}

async function readToken(getToken: GetToken): Promise<string | undefined> {
  let token: unknown;
  try {
    token = await getToken();
  } catch (cause) {
    throw signInFailed(cause);
  }
  if (token === null || token === undefined || token === '') return undefined;
  if (typeof token === 'string') return token;
  throw new CodatConfigurationError(
    `getToken returned ${Array.isArray(token) ? 'an array' : `a value of type ${typeof token}`}. ` +
      'Return the token itself as a string, or a promise of it.',
  );
}

function startCall(getToken: GetToken): TokenCall {
  const call: TokenCall = {
    token: readToken(getToken).finally(() => {
      call.isPending = false;
    }),
    order: ++calls,
    isPending: true,
  };
  // A request that was aborted meanwhile leaves nobody to handle a rejection.
  call.token.catch(() => undefined);
  return call;
}

/**
 * Calls `getToken`, never twice at once: with refresh tokens that can be used once, a second call would sign the
 * user out.
 */
export class AccessTokens {
  readonly #getToken: () => GetToken | undefined;
  #latest: TokenCall | undefined;

  /** `getToken` gives the function to call, which the host may replace at any time. */
  constructor(getToken: () => GetToken | undefined) {
    this.#getToken = getToken;
  }

  /** The call to take a token from: a pending one, or one newer than `refused`, the call whose token got a 401. */
  call(refused?: TokenCall): TokenCall | undefined {
    const getToken = this.#getToken();
    if (!getToken) return undefined;
    if (typeof getToken !== 'function') {
      throw new CodatConfigurationError(
        'getToken is not a function. Set it to one that returns the token.',
      );
    }
    const known = [this.#latest, latestCalls.get(getToken)].find(
      (call) => call && call !== refused && (call.isPending || isNewer(call, refused)),
    );
    const call = known ?? startCall(getToken);
    latestCalls.set(getToken, call);
    this.#latest = call;
    return call;
  }
}

/** Whether another request has already got a fresh token in place of the refused one. */
function isNewer(call: TokenCall, refused: TokenCall | undefined): boolean {
  return refused !== undefined && call.order > refused.order;
}
