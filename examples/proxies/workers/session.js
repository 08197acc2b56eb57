/** Stands for your own sessions, as ../session.js does; a worker's settings come with each request. */
export function companyOf(request, { TRIAL_SESSIONS = '' }) {
  const companies = new Map(TRIAL_SESSIONS.split(' ').map((entry) => entry.split('=')));
  const [, sid = ''] = /(?:^|;\s*)sid=([^;]*)/.exec(request.headers.get('cookie') ?? '') ?? [];
  return companies.get(sid);
}
