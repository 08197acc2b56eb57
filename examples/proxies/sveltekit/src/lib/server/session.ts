import { env } from '$env/dynamic/private';
import type { Cookies } from '@sveltejs/kit';

/** Stands for your own sessions; see ../../../../session.js. */
const companies = new Map(
  (env.TRIAL_SESSIONS ?? '').split(' ').map((entry): [string, string] => {
    const [sid = '', companyId = ''] = entry.split('=');
    return [sid, companyId];
  }),
);

/** The Codat company of the signed-in user; undefined where nobody is signed in. */
export const companyOf = (cookies: Cookies) => companies.get(cookies.get('sid') ?? '');
