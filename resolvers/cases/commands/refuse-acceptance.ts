import { z } from 'zod';
import { refuseAcceptance as judgeRefusal } from '../../../domain/cases/refuse-acceptance.js';
import type { NonAcceptanceFacts } from '../../../domain/documents/document.js';
import type { CasePayload, RefuseAcceptanceInput } from '../../../schema/cases/case-mutations.operation.js';
import { gap, memberCode, optional, readInput } from '../../shared/bounds.js';
import type { HubContext } from '../../shared/context.js';
import { checkMembers } from '../../shared/members-filter.js';
import { documentFactsOf } from '../document-facts.js';
import { reasonsText, stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({
  ...stepFields,
  reasons: reasonsText,
  legalBasis: z.object({ title: gap(200), article: gap(200) }),
  redirectTo: optional(memberCode),
  guidance: gap(2_000),
});

/** 不予受理, with the notice in writing: reasons, basis, remedies, and who is competent and where (AL 32, M11). */
export async function refuseAcceptance(context: HubContext, raw: RefuseAcceptanceInput): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  const { services } = context;
  checkMembers(services.registry, input.redirectTo === null ? [] : [input.redirectTo], ['input', 'redirectTo']);
  const redirection = input.redirectTo === null ? null : await whereIs(context, input.redirectTo);
  return takeStep(
    context,
    {
      step: 'REFUSE_ACCEPTANCE',
      decide: (record, item, request) => judgeRefusal(record, item, { ...request, ...input, note: null }),
      documents: (after, item, officer) => [
        {
          kind: 'NON_ACCEPTANCE_NOTICE',
          ...documentFactsOf(services, after, item, officer),
          reasons: input.reasons,
          legalBasis: `${input.legalBasis.title}${input.legalBasis.article}`,
          guidance: input.guidance,
          redirection,
        },
      ],
    },
    input,
  );
}

/** A member's name and centres, as an applicant finds them. */
async function whereIs({ services, loaders }: HubContext, code: string): Promise<NonAcceptanceFacts['redirection']> {
  const centers = await loaders.centersOfMember.load(code);
  const places = centers.filter(({ level }) => level !== 'TOWNSHIP').map(({ name, address, phone }) => ({ name, address, phone }));
  return { memberName: services.registry.getMember(code).name, places };
}
