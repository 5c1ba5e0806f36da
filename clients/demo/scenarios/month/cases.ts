import {
  AcceptCaseDocument,
  DecideCaseDocument,
  DeliverCaseDocument,
  ReviewCaseDocument,
  SupplementMaterialsDocument,
} from '../../../sdk/generated/operations.js';
import { at } from '../../stage/calendar.js';
import type { Cast, Stage } from '../../stage/stage.js';
import type { StagedCase } from '../../stage/staged-case.js';
import { APPLICANT } from '../applicant.js';

const REVIEW = { favourable: true, text: '符合法定条件、标准' };
const GRANT = { outcome: 'APPROVED', reasons: '符合法定条件、标准' } as const;

/** 容缺后补 (M14, M15) */
export async function tolerantCase(stage: Stage, { item, window, reviewer, checker }: Cast): Promise<void> {
  stage.narrator.part('四、容缺受理：先批后补，按期补齐');
  await stage.advance('2017-02-13T09:00:00+08:00', '又一家印刷厂来办理');
  const owed = item.materials.filter(({ deferral }) => deferral === 'AFTER_DECISION').map(({ code }) => code);
  const second = await stage.receive(window, item, {
    title: '示例二厂印刷经营许可',
    applicant: APPLICANT,
    without: owed,
    sentence: '缺一份可以先批后补的材料。',
  });
  const supplementBy = await stage.calendar.workingDay(stage.today, 3);
  const commitment = { signedBy: '示例·王经理', lawfulOperation: true, acceptSupervision: true, supplementBy };
  await second.take({ by: window, what: '容缺受理', sentence: `书面承诺 ${supplementBy} 前补齐。` }, AcceptCaseDocument, { commitment });
  await second.take({ by: reviewer, what: '一审', sentence: '当天审查。' }, ReviewCaseDocument, REVIEW);
  await second.take({ by: checker, what: '一核', sentence: '当天决定。' }, DecideCaseDocument, GRANT);
  await second.take({ by: window, what: '送达', sentence: '当天领证。' }, DeliverCaseDocument, { note: '当面送达' });
  await stage.advance(at(supplementBy, '10:00'), '到了承诺补交的那一天');
  await second.take({ by: window, what: '补交材料', sentence: '按期补齐。' }, SupplementMaterialsDocument, {
    materials: owed.map((code) => ({ code })),
  });
}

/** The rest of the straight road, in one day. */
export async function decide(one: StagedCase, { window, reviewer, checker }: Pick<Cast, 'window' | 'reviewer' | 'checker'>): Promise<void> {
  await one.take({ by: window, what: '受理', sentence: '材料齐全，当场受理。' }, AcceptCaseDocument, {});
  await one.take({ by: reviewer, what: '一审', sentence: '审查通过。' }, ReviewCaseDocument, REVIEW);
  await one.take({ by: checker, what: '一核', sentence: '准予许可。' }, DecideCaseDocument, GRANT);
  await one.take({ by: window, what: '送达', sentence: '当面送达。' }, DeliverCaseDocument, { note: '当面送达' });
}
