import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import type { Inquiry } from '../../domain/inquiries/inquiry.js';
import { inquiryScope } from '../../domain/inquiries/inquiry-policy.js';
import type { MemberScope } from '../../domain/shared/scope.js';
import { INQUIRIES } from '../../prisma/inquiries/inquiries.js';
import type { Conditions } from '../../prisma/shared/records.js';
import { oneOf, type Parameters } from '../../prisma/shared/sql.js';
import { InquiryConnection, InquiryStatusEnum } from '../../schema/inquiries/inquiry.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { optional, readInput } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { requireScope } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { recordPage } from '../shared/record-page.js';

const bounds = z.object({ members: optional(z.array(z.string()).max(100)) });

/** Those put to the caller's member, and those referred to it. */
function inquiriesOf(parameters: Parameters, { all, member }: MemberScope): string[] {
  if (all) return [];
  const own = parameters.bind(member);
  return [`r.member_code = ${own} OR r.referred_to @> ARRAY[${own}]::text[]`];
}

@Resolver()
export class InquiryQueries {
  @Query(() => InquiryConnection, { description: "Questions put to the caller's member or referred to it, newest first." })
  inquiries(
    @Ctx() context: HubContext,
    @Arg('members', () => [String], { nullable: true }) wanted?: string[] | null,
    @Arg('status', () => InquiryStatusEnum, { nullable: true }) status?: Inquiry['status'] | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<Inquiry>> {
    const scope = requireScope(context.caller, inquiryScope);
    const { members } = readInput(bounds, { members: wanted }, '');
    checkMembers(context.services.registry, members, ['members']);
    const conditions: Conditions = (parameters) => [
      ...inquiriesOf(parameters, scope),
      ...oneOf(parameters, 'r.member_code', members),
      ...oneOf(parameters, 'r.status', status ? [status] : null),
    ];
    return recordPage(context, INQUIRIES, [members, status], conditions, first ?? 20, after);
  }
}
