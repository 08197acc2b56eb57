import { cookies } from 'next/headers';

/** Stands for your own sessions; see ../../session.js. */
const companies = new Map(
  (process.env.TRIAL_SESSIONS ?? '').split(' ').map((entry): [string, string] => {
    const [sid = '', companyId = ''] = entry.split('=');
    return [sid, companyId];
  }),
);

export async function getSession(): Promise<{ codatCompanyId: string } | undefined> {
  const codatCompanyId = companies.get((await cookies()).get('sid')?.value ?? '');
  return codatCompanyId === undefined ? undefined : { codatCompanyId };
}
