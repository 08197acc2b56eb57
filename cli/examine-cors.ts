/** Whether a token proxy of another origin lets a page ask, as a browser would find out: https://fetch.spec.whatwg.org/#http-cors-protocol */
import { addressBelow, fault, fine, type Finding } from 'codat-elements/diagnosis';

export interface CrossOrigin {
  readonly proxy: URL;
  readonly pageOrigin: string;
  readonly companyId: string;
  /** Whether cookies go along: `credentials="include"`. */
  readonly withCredentials: boolean;
  /** For each response, in milliseconds. */
  readonly timeout: number;
}

/** What elements ask of a proxy, of each kind one. Reading comes first, since without it nothing is shown. */
const requests = [
  { method: 'GET', path: 'integrations', headers: ['x-requested-with'] },
  { method: 'POST', path: 'connections', headers: ['content-type', 'x-requested-with'] },
  { method: 'PATCH', path: 'connections/id', headers: ['content-type', 'x-requested-with'] },
  { method: 'DELETE', path: 'connections/id', headers: ['x-requested-with'] },
] as const;

/** Browsers ask for no permission to use these. */
const safeMethods = ['GET', 'HEAD', 'POST'];

/** @returns nothing where nothing responds, which the look at the proxy says */
export async function examineCors(question: CrossOrigin): Promise<Finding[]> {
  const { proxy, pageOrigin } = question;
  const problems = new Set<string>();
  const response = await send(question, requests[0], 'GET');
  if (!response) return [];
  for (const request of requests) {
    const preflight = await send(question, request, 'OPTIONS');
    if (!preflight) {
      // The others would be waited for as long.
      problems.add('OPTIONS gets no response');
      break;
    }
    for (const problem of preflightProblems(preflight, request, question)) problems.add(problem);
  }
  for (const problem of originProblems(response, question)) problems.add(problem);
  if (problems.size === 0) {
    return [fine('cors', `${proxy.origin} lets pages of ${pageOrigin} ask and read (CORS).`)];
  }
  return [
    fault(
      'cors',
      `${proxy.origin} does not let pages of ${pageOrigin} ask and read (CORS): ${[...problems].join('; ')}.`,
      `Add ${pageOrigin} to allowedOrigins of the token proxy, or let the server in front of it send these headers, to OPTIONS too.`,
    ),
  ];
}

type Asked = (typeof requests)[number];

/** Undefined where nothing responds. */
async function send(
  { proxy, companyId, pageOrigin, timeout }: CrossOrigin,
  asked: Asked,
  as: 'OPTIONS' | 'GET',
): Promise<Response | undefined> {
  const path = asked.method === 'GET' ? asked.path : `companies/${companyId}/${asked.path}`;
  const response = fetch(addressBelow(proxy, path), {
    method: as,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
    headers:
      as === 'GET'
        ? { Origin: pageOrigin, 'X-Requested-With': 'codat-elements' }
        : {
            Origin: pageOrigin,
            'Access-Control-Request-Method': asked.method,
            'Access-Control-Request-Headers': asked.headers.join(','),
          },
  });
  return response.catch(() => undefined);
}

/** Why a browser would keep the response from the page. */
function originProblems(
  { headers }: Response,
  { pageOrigin, withCredentials }: CrossOrigin,
): string[] {
  const origin = headers.get('Access-Control-Allow-Origin');
  const isAllowed = origin === pageOrigin || (origin === '*' && !withCredentials);
  return [
    ...(isAllowed ? [] : [`Access-Control-Allow-Origin is ${origin ?? 'missing'}`]),
    ...(withCredentials && headers.get('Access-Control-Allow-Credentials') !== 'true'
      ? ['Access-Control-Allow-Credentials: true is missing']
      : []),
  ];
}

function preflightProblems(response: Response, asked: Asked, question: CrossOrigin): string[] {
  const listed = (name: string) =>
    (response.headers.get(name) ?? '').split(',').map((one) => one.trim());
  // With credentials an asterisk is a name like any other.
  const isListed = (list: readonly string[], name: string) =>
    list.includes(name) || (list.includes('*') && !question.withCredentials);
  const methods = [...safeMethods, ...listed('Access-Control-Allow-Methods')];
  const headers = listed('Access-Control-Allow-Headers').map((name) => name.toLowerCase());
  const refused = asked.headers.filter((name) => !isListed(headers, name));
  return [
    ...(response.ok ? [] : [`OPTIONS is answered with ${response.status}`]),
    ...originProblems(response, question),
    ...(isListed(methods, asked.method)
      ? []
      : [`Access-Control-Allow-Methods lacks ${asked.method}`]),
    ...refused.map((name) => `Access-Control-Allow-Headers lacks ${name}`),
  ];
}
