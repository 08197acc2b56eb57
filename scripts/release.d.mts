interface Addresses {
  repository?: { type?: string; url?: string } | undefined;
  homepage?: string | undefined;
  bugs?: { url?: string } | undefined;
}

export function addressesOf(repository: string): Required<Addresses>;
export function obstaclesTo(
  manifest: Addresses & { version: string },
  env: Readonly<Record<string, string | undefined>>,
): string[];
export function distTagOf(version: string): string;
