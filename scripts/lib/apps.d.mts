export const appNames: string[];
export function appFolder(name: string): string;
export function installApp(name: string): Promise<void>;
