import type { Caller } from '../../domain/shared/caller.js';
import { officer } from './callers.js';
import type { TestHub } from './hub.js';
import { APPLICANT, materialCodes } from './straight-road.js';

export const LEAD = '120101';
export const PARTNER = '120102';
export const LEAD_WINDOW = officer(LEAD, 'WINDOW');
/** A printing licence in one district, the environmental report form of its works in the next. */
export const ITEM_CODES = ['120101-XK01201', '120102-XK00402'] as const;

const FIELDS = `jointCase { id number title status promisedDueOn lead { code } applicant { name identifier }
  cases { id number title status version applicant { name } item { code } member { code } } }
  trackingCode userErrors { code message path basis }`;

export const OPEN = `mutation ($input: OpenJointCaseInput!) { openJointCase(input: $input) { ${FIELDS} } }`;
export const DELIVER = `mutation ($input: DeliverJointCaseInput!) { deliverJointCase(input: $input) { ${FIELDS} } }`;

/** One set of materials for all the items. */
export async function jointInput(hub: Pick<TestHub, 'ask'>, more: object = {}) {
  const codes = await Promise.all(ITEM_CODES.map((code) => materialCodes(hub as TestHub, code)));
  return {
    lead: LEAD,
    title: '印刷厂和配套车间联合办理',
    applicant: APPLICANT,
    itemCodes: [...ITEM_CODES],
    materials: [...new Set(codes.flat())].map((code) => ({ code })),
    declaredTruthful: true,
    ...more,
  };
}

/** What opening a joint case answers. */
export async function openJoint(hub: TestHub, more: object = {}, by: Caller = LEAD_WINDOW) {
  const answer = await hub.ask(OPEN, { input: await jointInput(hub, more) }, by);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data?.['openJointCase'];
}
