import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { appointmentScope } from '../../domain/appointments/appointment-policy.js';
import type { Appointment, Slot } from '../../domain/appointments/appointment.js';
import { addDays } from '../../domain/shared/time.js';
import { appointmentsOf } from '../../prisma/appointments/appointment-read.js';
import { APPOINTMENTS } from '../../prisma/appointments/appointments.js';
import { readSlotsOfDays } from '../../prisma/appointments/slots.js';
import type { Conditions } from '../../prisma/shared/records.js';
import { oneOf, withinDays } from '../../prisma/shared/sql.js';
import { AppointmentConnection, AppointmentFilter, AppointmentSlotType } from '../../schema/appointments/appointment.type.js';
import type { Page } from '../../schema/shared/page-info.type.js';
import { DateScalar } from '../../schema/shared/scalars.js';
import { optional, readInput, storableText, ENDS_BEFORE_IT_BEGINS, withDays } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';
import { badInput, requireScope } from '../shared/errors.js';
import { checkMembers } from '../shared/members-filter.js';
import { recordPage } from '../shared/record-page.js';

const bounds = withDays(
  {
    members: optional(z.array(z.string()).max(100)),
    statuses: optional(z.array(z.string()).max(10)),
    from: optional(z.string()),
    to: optional(z.string()),
  },
  'from',
  'to',
);

const MOST_DAYS = 62;

@Resolver()
export class AppointmentQueries {
  @Query(() => [AppointmentSlotType], {
    description: `Public. The times that a member has opened over at most ${MOST_DAYS} days, with what remains, earliest first.`,
  })
  appointmentSlots(
    @Ctx() { services }: HubContext,
    @Arg('member', () => String) member: string,
    @Arg('from', () => DateScalar) from: string,
    @Arg('to', () => DateScalar) to: string,
    @Arg('center', () => ID, { nullable: true }) center?: string | null,
  ): Promise<Slot[]> {
    checkMembers(services.registry, [member], ['member']);
    if (to < from) throw badInput(ENDS_BEFORE_IT_BEGINS, ['to']);
    if (to > addDays(from, MOST_DAYS - 1)) throw badInput(`至多 ${MOST_DAYS} 天 / at most ${MOST_DAYS} days`, ['to']);
    return readSlotsOfDays(services.database, { member, from, to, center: readInput(optional(storableText), center, 'center') });
  }

  @Query(() => AppointmentConnection, { description: 'The appointments that the caller may see, the latest time first.' })
  appointments(
    @Ctx() context: HubContext,
    @Arg('filter', () => AppointmentFilter, { nullable: true }) filter?: AppointmentFilter | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ): Promise<Page<Appointment>> {
    const scope = requireScope(context.caller, appointmentScope);
    const criteria = readInput(bounds, filter ?? {}, 'filter');
    checkMembers(context.services.registry, criteria.members, ['filter', 'members']);
    const conditions: Conditions = (parameters) => [
      ...appointmentsOf(parameters, scope),
      ...oneOf(parameters, 'r.member_code', criteria.members),
      ...oneOf(parameters, 'r.status', criteria.statuses),
      ...withinDays(parameters, 'r.starts_at', criteria.from, criteria.to),
    ];
    return recordPage(context, APPOINTMENTS, criteria, conditions, first ?? 20, after);
  }
}
