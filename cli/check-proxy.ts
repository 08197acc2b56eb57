/** `npx codat-elements check-proxy URL`. */
import { checks } from '../proxy-check/checks/index.js';
import { CannotCheck } from '../proxy-check/context.js';
import { invitePageAt } from '../proxy-check/invite-page.js';
import { isTried, jsonError, jsonReport, textReport } from '../proxy-check/report.js';
import { checkProxy } from '../proxy-check/run.js';
import { Target } from '../proxy-check/target.js';
import {
  checkProxyHelp,
  readCheckProxyArguments,
  type CheckCommand,
} from './check-proxy-arguments.js';
import { UsageError } from './usage-error.js';

/** @returns the exit code: 0 all holds, 1 something does not, 2 it could not be tried. */
async function check(command: CheckCommand): Promise<number> {
  const unknown = command.only?.filter((id) => !checks.some((one) => one.id === id)) ?? [];
  if (unknown.length > 0) throw new UsageError(`There is no check “${unknown.join('”, “')}”.`);
  const url = command.url.href;
  try {
    const secrets = secretsOf(process.env['CODAT_API_KEY']);
    const invite = invitePageAt(command.invite, command.timeout);
    const settings = { ...command, invite, target: new Target(command), secrets };
    const results = await checkProxy(settings, command.only);
    const report = command.isJson ? jsonReport : textReport;
    process.stdout.write(`${report(results, url)}\n`);
    if (!isTried(results)) return 2;
    return results.some(({ outcome }) => outcome.kind === 'fails') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    if (command.isJson) process.stdout.write(`${jsonError(error.message, url)}\n`);
    else process.stderr.write(`The check could not be made. ${error.message}\n`);
    return 2;
  }
}

/** The key as it is, and as it travels. */
function secretsOf(key: string | undefined): readonly string[] {
  if (key === undefined || key === '') return [];
  const encoded = Buffer.from(key).toString('base64').replace(/=+$/, '');
  // A short key, such as the sandbox's, is an ordinary word.
  return key.length < 8 ? [encoded] : [key, encodeURIComponent(key), encoded];
}

/**
 * Tries a proxy and prints what was found.
 *
 * @param args what follows `check-proxy`
 * @returns the exit code
 * @throws UsageError
 */
export async function checkProxyCommand(args: readonly string[]): Promise<number> {
  const command = readCheckProxyArguments(args);
  if (command.kind === 'check') return await check(command);
  process.stdout.write(checkProxyHelp);
  return 0;
}
