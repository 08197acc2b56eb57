#!/usr/bin/env node
/** The package's command. Each of its parts is loaded when it is asked for. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './usage-error.js';

const help = `Usage: codat-elements COMMAND [options]

  check-proxy URL   tries a token proxy as the elements and as attackers would
  doctor URL        looks at a page of yours for what keeps the elements from working
  sandbox           serves Codat, simulated, for development and tests

codat-elements COMMAND --help shows its options, codat-elements --version which one it is.
`;

function version(): string {
  const file = fileURLToPath(import.meta.resolve('codat-elements/package.json'));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Each gives its exit code. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  'check-proxy': async (args) => (await import('./check-proxy.js')).checkProxyCommand(args),
  doctor: async (args) => (await import('./doctor.js')).doctorCommand(args),
  sandbox: async (args) => (await import('./sandbox.js')).sandboxCommand(args),
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || ['help', '--help', '-h'].includes(name)) {
    process.stdout.write(help);
    // A script that has lost its command must not pass for one that has done its work.
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageError(`There is no command “${name}”.`);
    return await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const its = command ? `${name} ` : '';
    process.stderr.write(`${error.message}\nSee codat-elements ${its}--help.\n`);
    return 2;
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}
