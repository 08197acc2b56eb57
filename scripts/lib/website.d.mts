export const siteFolder: string;
export function isPackageBuilt(): boolean;
export function assembleSite(): void;
export function runSite(
  command: 'build' | 'dev',
  options?: { onOutput?: (chunk: Buffer) => void; signal?: AbortSignal },
): Promise<number>;
