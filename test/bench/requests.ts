import type { Request } from 'autocannon';
import type { Caller } from '../../domain/shared/caller.js';
import { signToken } from '../../gateway/auth/sign-token.js';
import type { Question, Scenario } from './scenario.js';
import { JWT_SECRET } from './setting.js';

const HOURS = 12;

export type ServerName = 'hub' | 'plain';

/** A scenario's questions as requests to one of the servers. */
export async function requestsTo(server: ServerName, scenario: Scenario, questions: readonly Question[]): Promise<Request[]> {
  const bearers = new Map<string, Readonly<Record<string, string>>>();
  const requests: Request[] = [];
  for (const question of questions) {
    const { caller } = question;
    const bearer = bearers.get(caller.subject ?? '') ?? (await bearerOf(caller));
    bearers.set(caller.subject ?? '', bearer);
    requests.push(server === 'hub' ? hubRequest(scenario, question, bearer) : plainRequest(scenario, question, bearer));
  }
  return requests;
}

/** The header by which a caller is known. */
export async function bearerOf(caller: Caller): Promise<Readonly<Record<string, string>>> {
  return caller.subject === null ? {} : { authorization: `Bearer ${await signToken(caller, JWT_SECRET, HOURS)}` };
}

type Headers = Readonly<Record<string, string>>;
const JSON_BODY = { 'content-type': 'application/json' };

/** A GraphQL request as clients send it. */
export function hubRequest({ document }: Pick<Scenario, 'document'>, { variables }: Pick<Question, 'variables'>, bearer: Headers): Request {
  const headers = { ...JSON_BODY, accept: 'application/graphql-response+json', ...bearer };
  return { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query: document, variables }) };
}

function plainRequest({ name }: Scenario, { plain }: Question, bearer: Headers): Request {
  return 'body' in plain
    ? { method: 'POST', path: `/${name}`, headers: { ...JSON_BODY, ...bearer }, body: JSON.stringify(plain.body) }
    : { method: 'GET', path: `/${name}?${new URLSearchParams(plain.query).toString()}`, headers: bearer };
}
