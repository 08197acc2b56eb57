export function tool(name: string, ...args: string[]): string[];
