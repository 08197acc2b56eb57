import type { Plugin } from 'vite';

export function leaveOutMethods(code: string, className: string, names: readonly string[]): string;
export function leaveOutUnused(): Plugin;
