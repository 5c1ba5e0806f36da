import type { LegalBasis, ItemVersion } from '../items/item.js';
import { grant, refuse, type Refusal, type Verdict } from '../shared/refusal.js';
import { judgePending } from './accept-case.js';
import type { CaseRecord } from './case.js';
import { tellsOfLackOfCompetence } from './lack-of-competence.js';
import { judgeReasons, judgeStep, type StepOutcome, type StepRequest } from './judge-step.js';

export interface RefuseAcceptanceRequest extends StepRequest {
  readonly reasons: string;
  readonly legalBasis: Pick<LegalBasis, 'title' | 'article'>;
  /** Code of the member that handles it instead. */
  readonly redirectTo: string | null;
  readonly guidance: string;
}

/**
 * 不予受理, never a bare no (M11, AL 32 (1)(1), (2)): reasons, legal basis and guidance always, and where another member is competent,
 * which one.
 * Refuses STALE_VERSION, ILLEGAL_TRANSITION, INVALID_INPUT (sent to the same member), LEGAL_BASIS_REQUIRED, CORRECTION_PENDING,
 * REDIRECTION_REQUIRED, REASON_REQUIRED, RECORDED_OUT_OF_ORDER, OCCURRED_IN_FUTURE, STAFF_NOT_ELIGIBLE, MEMBER_MISMATCH.
 */
export function refuseAcceptance(record: CaseRecord, item: ItemVersion, request: RefuseAcceptanceRequest): Verdict<StepOutcome> {
  const refusals = judgeStep('REFUSE_ACCEPTANCE', record, request, [
    ...judgeReasons(request.reasons, ['input', 'reasons'], '行政许可法第三十二条、通知第11条'),
    ...judgeBasis(request),
    ...judgePending(record, item),
    ...judgeRedirection(record, request),
  ]);
  if (refusals.length > 0) return refuse(...refusals);
  const { reasons, legalBasis, redirectTo, guidance } = request;
  return grant({
    data: { kind: 'NOT_ACCEPTED', reasons, legalBasis: `${legalBasis.title}${legalBasis.article}`, redirectTo, guidance },
    status: 'NOT_ACCEPTED',
    occurredAt: request.occurredAt ?? request.now,
    note: request.note,
  });
}

function judgeBasis({ legalBasis }: RefuseAcceptanceRequest): Refusal[] {
  const field = legalBasis.title.trim() === '' ? 'title' : legalBasis.article.trim() === '' ? 'article' : null;
  return field === null
    ? []
    : [
        {
          code: 'LEGAL_BASIS_REQUIRED',
          reason: 'refusal',
          path: ['input', 'legalBasis', field],
          basis: '行政许可法第三十二条、通知第11条',
        },
      ];
}

function judgeRedirection(record: CaseRecord, { reasons, redirectTo, guidance }: RefuseAcceptanceRequest): Refusal[] {
  const basis = '行政许可法第三十二条、通知第11条';
  const toSelf: Refusal = { code: 'INVALID_INPUT', reason: 'redirectToSelf', path: ['input', 'redirectTo'], basis: null };
  const lacking = (reason: string, field: string): Refusal => ({ code: 'REDIRECTION_REQUIRED', reason, path: ['input', field], basis });
  return [
    ...(redirectTo === record.memberCode ? [toSelf] : []),
    ...(guidance.trim() === '' ? [lacking('guidance', 'guidance')] : []),
    ...(redirectTo === null && tellsOfLackOfCompetence(reasons) ? [lacking('member', 'redirectTo')] : []),
  ];
}
