import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CaseClock } from '../../domain/clock/case-clock.js';
import { CaseClockType } from '../../schema/cases/case-clock.type.js';
import { CaseTrackingType } from '../../schema/cases/case-tracking.type.js';
import type { HubContext } from '../shared/context.js';
import { clockOf } from './case-view.js';
import type { TrackingView } from './track-case.js';

@Resolver(() => CaseTrackingType)
export class CaseTrackingFields {
  @FieldResolver(() => CaseClockType)
  clock(@Root() { counted, item }: TrackingView, @Ctx() { services }: HubContext): CaseClock {
    return clockOf(counted, item, services);
  }
}
