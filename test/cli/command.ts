/** The package's command as a process of its own, from the sources. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

export interface Ended {
  code: number | null;
  out: string;
  errors: string;
}

type Environment = Readonly<Record<string, string>>;

const start = (args: readonly string[], env: Environment) =>
  spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const exitOf = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('exit', resolve));

/** Runs the command to its end. */
export async function runCommand(args: readonly string[], env: Environment = {}): Promise<Ended> {
  const child = start(args, env);
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    exitOf(child),
  ]);
  return { code, out, errors };
}

/** A command that serves: what it printed until it served, and how to stop it. */
export interface Serving {
  lines: readonly string[];
  /** @returns the exit code */
  stop(): Promise<number | null>;
}

/**
 * Runs the command until a line matches `ready`; it is stopped with the test at the latest.
 *
 * @throws Error when it ends before
 */
export async function startCommand(
  t: TestContext,
  args: readonly string[],
  ready: RegExp,
): Promise<Serving> {
  const child = start(args, {});
  const exit = exitOf(child);
  t.after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (!ready.test(line)) continue;
    return {
      lines,
      stop() {
        child.kill('SIGTERM');
        return exit;
      },
    };
  }
  throw new Error(`It ended before it was ready: ${await text(child.stderr)}`);
}
