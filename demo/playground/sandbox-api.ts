import * as v from 'valibot';

/** The sandbox's controls, on the demo's own server; they are not there when it talks to Codat. */
const base = '/codat-sandbox/_sandbox';

const Faults = v.array(
  v.object({ id: v.number(), kind: v.string(), path: v.optional(v.string()) }),
);

const Companies = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    connections: v.array(v.object({ id: v.string(), platformKey: v.string(), status: v.string() })),
  }),
);

export type ActiveFault = v.InferOutput<typeof Faults>[number];
export type Company = v.InferOutput<typeof Companies>[number];

/** What is to go wrong, in the sandbox's own words. */
export interface NewFault {
  kind: string;
  path: string;
  method?: string;
  status?: number;
  delayMs?: number;
  times?: number;
}

/** The faults in force; undefined when there is no sandbox. */
export async function readFaults(): Promise<readonly ActiveFault[] | undefined> {
  const response = await fetch(`${base}/faults`);
  return response.ok ? v.parse(Faults, await response.json()) : undefined;
}

export async function addFault(fault: NewFault): Promise<void> {
  await send('POST', '/faults', fault);
}

export async function clearFaults(): Promise<void> {
  await send('DELETE', '/faults');
}

/** Companies that have connections. */
export async function readCompanies(): Promise<readonly Company[]> {
  const response = await fetch(`${base}/companies`);
  const companies = v.parse(Companies, await response.json());
  return companies.filter(({ connections }) => connections.length > 0);
}

export async function setStatus(connectionId: string, status: string): Promise<void> {
  await send('POST', `/connections/${encodeURIComponent(connectionId)}/status`, { status });
}

/** Moves the sandbox's clock forward: one-time passwords age, syncs progress. */
export async function advance(ms: number): Promise<void> {
  await send('POST', '/advance', { ms });
}

async function send(method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(base + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The sandbox responded with ${response.status} to ${path}.`);
}
