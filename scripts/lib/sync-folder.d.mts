export function syncFolder(from: string, to: string, options?: { keep?: string }): void;
