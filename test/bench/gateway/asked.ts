import type { Request } from 'autocannon';
import { deepStrictEqual } from 'node:assert';
import type { Caller } from '../../../domain/shared/caller.js';
import { SIGNATURE_HEADER, signCall } from '../../../gateway/nodes/call-signature.js';
import type { ServerProcess } from '../processes.js';
import { bearerOf, hubRequest } from '../requests.js';
import { ask } from '../same-facts.js';
import { NODE_SECRET } from '../setting.js';
import type { City } from './city.js';
import type { Door, GatewayQuestion, GatewayScenario, Holding } from './scenario.js';

/** How many questions of a scenario are looked at before it is measured. */
const LOOKED_AT = 24;

/** A scenario's questions as they are asked at a door. */
export interface AskedAt {
  readonly door: Door;
  readonly server: ServerProcess;
  readonly requests: readonly Request[];
  /** Whether an answer is the answer, whole. */
  readonly isAnswer: (body: string) => boolean;
}

const holdingsOf = ({ nodes, hub }: City): Readonly<Record<Door, readonly Holding[]>> => ({ gateway: nodes, node: [nodes[0]], hub: [hub] });

/** A scenario's questions for a door, about what lies behind it. Throws where what is answered is not what lies there. */
export async function askedAt(
  city: City,
  door: Door,
  scenario: GatewayScenario,
  isWanted: (question: GatewayQuestion) => boolean = () => true,
): Promise<AskedAt> {
  const server = { gateway: city.gateway, node: city.nodes[0].server, hub: city.hub.server }[door];
  const { document, granted, variablesOf, factsOf } = scenario.asking[door];
  const questions = (await scenario.questions(holdingsOf(city)[door])).filter(isWanted);
  const requestOf = door === 'node' ? signedRequest(city) : bearerRequest();
  const requests: Request[] = [];
  for (const question of questions) requests.push(await requestOf(document, variablesOf(question), question.caller));
  for (let at = 0; at < questions.length; at += Math.ceil(questions.length / LOOKED_AT)) {
    const { data } = await ask({ server, requests }, at, granted);
    deepStrictEqual(factsOf(data), await questions[at]?.facts(), `${scenario.name}: the ${door} does not tell what its databases hold`);
  }
  return { door, server, requests, isAnswer: (body) => body.startsWith(granted) && !body.includes('"errors":') };
}

type RequestOf = (document: string, variables: Readonly<Record<string, unknown>>, caller: Caller) => Promise<Request>;

/** As clients ask, each caller with one token. */
function bearerRequest(): RequestOf {
  const bearers = new Map<string, ReturnType<typeof bearerOf>>();
  return async (document, variables, caller) => {
    const bearer = bearers.get(caller.subject ?? '') ?? bearerOf(caller);
    bearers.set(caller.subject ?? '', bearer);
    return hubRequest({ document }, { variables }, await bearer);
  };
}

/** As the gateway asks a node: signed anew each time, for no call is heard twice. */
function signedRequest({ gateway: { base }, nodes: [{ name }] }: City): RequestOf {
  return (document, variables, caller) => {
    const { body = '', ...request } = hubRequest({ document }, { variables }, {});
    const sign = (): string => signCall(NODE_SECRET, { caller, language: 'zh-CN', base }, body, Date.now(), name);
    const setupRequest = (sent: Request): Request => ({ ...sent, headers: { ...sent.headers, [SIGNATURE_HEADER]: sign() } });
    return Promise.resolve({ ...request, body, setupRequest });
  };
}
