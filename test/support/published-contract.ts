/** docs/proxy.openapi.yaml as a judge: what it says about a response. */
import { readFileSync } from 'node:fs';
import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';

type Node = Readonly<Record<string, unknown>>;

export const contract = parse(
  readFileSync(new URL('../../docs/proxy.openapi.yaml', import.meta.url), 'utf8'),
) as Node;

const id = 'https://contract.example/openapi.yaml';
// The document is no schema itself: its own keywords are unknown to a schema's judge.
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: id, ...contract });

export const methods = ['get', 'head', 'options', 'post', 'patch', 'delete'] as const;

/** What has been documented of one response. */
export interface DocumentedResponse {
  /** `GET /integrations` */
  operation: string;
  /** `default` too. */
  status: string;
}

/** Where in the document something stands, references followed. */
function find(pointer: string): { node: Node; pointer: string } | undefined {
  let node: unknown = contract;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    node = (node as Node | undefined)?.[key];
  }
  if (typeof node !== 'object' || node === null) return undefined;
  const { $ref } = node as { $ref?: string };
  return $ref === undefined ? { node: node as Node, pointer } : find($ref.slice(1));
}

const inPointer = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

const operationPointer = (path: string, method: string) =>
  `/paths/${inPointer(path)}/${method.toLowerCase()}`;

export const paths = Object.keys(contract['paths'] as Node);

/** Every response that the document describes. */
export const documentedResponses: readonly DocumentedResponse[] = paths.flatMap((path) =>
  methods.flatMap((method) => {
    const responses = find(`${operationPointer(path, method)}/responses`)?.node ?? {};
    return Object.keys(responses).map((status) => ({
      operation: `${method.toUpperCase()} ${path}`,
      status,
    }));
  }),
);

const validators = new Map<string, ValidateFunction>();

function misfit(pointer: string, value: unknown): string | undefined {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `${id}#${pointer}` });
  validators.set(pointer, validate);
  if (validate(value)) return undefined;
  return ajv.errorsText(validate.errors, { dataVar: 'it' });
}

/** Which documented response this status is; a method or path of its own has the general ones. */
function responseFor(path: string, method: string, status: number): string | undefined {
  const operation = find(operationPointer(path, method));
  if (!operation) {
    if (status === 405) return '/components/responses/MethodNotAllowed';
    // Who asks is looked at first.
    const general: Readonly<Record<number, string>> = {
      401: 'SignedOut',
      403: 'Forbidden',
      404: 'NotFound',
      500: 'HostFault',
    };
    const name = general[status];
    return name && `/components/responses/${name}`;
  }
  const at = (key: string) => `${operation.pointer}/responses/${key}`;
  return [String(status), 'default'].map(at).find((pointer) => find(pointer));
}

/** Reads the response, and says all that is not as documented. `path` is the document's pattern. */
export async function undocumented(
  path: string,
  method: string,
  response: Response,
): Promise<readonly string[]> {
  const pointer = responseFor(path, method, response.status);
  const documentation = pointer === undefined ? undefined : find(pointer);
  if (!documentation) return [`status ${response.status}`];
  const headers = find(`${documentation.pointer}/headers`)?.node ?? {};
  const known = new Map(Object.keys(headers).map((name) => [name.toLowerCase(), name]));
  const problems: string[] = [];
  for (const [name, documented] of known) {
    const header = find(`${documentation.pointer}/headers/${documented}`);
    const value = response.headers.get(name);
    if (value === null) {
      if (header?.node['required'] === true) problems.push(`no header ${documented}`);
      continue;
    }
    const wrong = misfit(`${header?.pointer}/schema`, value);
    if (wrong !== undefined) problems.push(`header ${documented}: ${wrong}`);
  }
  for (const [name] of response.headers) {
    if (name !== 'content-type' && !known.has(name)) problems.push(`a header ${name}`);
  }
  return [...problems, ...(await undocumentedBody(documentation.pointer, response, method))];
}

async function undocumentedBody(
  pointer: string,
  response: Response,
  method: string,
): Promise<readonly string[]> {
  const content = find(`${pointer}/content`)?.node;
  const type = response.headers.get('content-type');
  if (type === 'text/event-stream') {
    await response.body?.cancel();
    return content?.[type] === undefined && method !== 'HEAD' ? [`a body of ${type}`] : [];
  }
  const text = await response.text();
  if (method === 'HEAD') return text === '' ? [] : ['a body'];
  if (content === undefined) return text === '' && type === null ? [] : ['a body'];
  if (type !== 'application/json') return [`a body of ${type}`];
  const wrong = misfit(`${pointer}/content/application~1json/schema`, JSON.parse(text));
  return wrong === undefined ? [] : [`body: ${wrong}`];
}
