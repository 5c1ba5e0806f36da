import { PUBLIC } from '../../../domain/shared/caller.js';
import { items } from '../../../prisma/seed/items/index.js';
import { versionsOf } from '../../../prisma/seed/seed.js';
import { answerOf, type Scenario } from '../scenario.js';

const STATEMENT = `
  SELECT concat('{"code":', to_json(i.code), ',"version":', i.version, ',"member":', json_build_object('code', m.code, 'name', m.name),
    ',"content":', i.content, '}') AS answer
  FROM item_version i JOIN member m ON m.code = i.member_code WHERE i.code = $1 AND i.status = 'PUBLISHED'`;

const BASIS = 'legalBasis { title article url }';

/** The public reads what an item asks for (操作规程, M22 to M24). */
export const guide: Scenario = {
  name: 'guide',
  title: 'item guide: materials, legal bases, procedures, fees',
  aim: 0.5,
  document: `query Guide($code: String!) { item(code: $code) { code version member { code name }
    name kind handling statutoryLimit { count unit } promisedLimit { count unit } maxExtension { count unit }
    legalBases { title article url } conditions
    materials { code name role deferral howToObtain prerequisites formUrl sampleUrl proves copies ${BASIS} }
    specialProcedures { kind maxDays mandatory ${BASIS} } fees { name standard ${BASIS} }
    consolidation entersCenter exemptionReason reviewStandard procedure acceptsAppointments acceptsOnSiteService } }`,
  granted: '{"data":{"item":{',
  questions: () => items.flatMap(versionsOf).map(({ code }) => ({ caller: PUBLIC, variables: { code }, plain: { query: { code } } })),
  plain:
    (pool) =>
    ({ query }) =>
      answerOf(pool, 'guide', STATEMENT, [query.get('code')]),
  factsOfHub: ({ item }) => item,
  factsOfPlain: ({ content, ...head }) => ({ ...head, ...content }),
  written: null,
};
