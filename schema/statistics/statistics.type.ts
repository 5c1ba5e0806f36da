import { Field, Float, Int, ObjectType } from 'type-graphql';
import { STATISTICS_GROUPINGS } from '../../domain/statistics/statistics-policy.js';
import { enumOf } from '../shared/enum.js';

export const StatisticsGroupingEnum = enumOf(
  'StatisticsGrouping',
  STATISTICS_GROUPINGS,
  'By member, item, month of receipt, or handling (即办、承诺).',
);

@ObjectType('CaseFigures', {
  description: 'Over cases received in the period. Averages and rates are null where nothing was decided.',
  simpleResolvers: true,
})
export class CaseFiguresType {
  @Field(() => Int)
  readonly received!: number;

  @Field(() => Int)
  readonly accepted!: number;

  @Field(() => Int)
  readonly notAccepted!: number;

  @Field(() => Int)
  readonly decided!: number;

  @Field(() => Int, { description: 'Decided on the day of receipt.' })
  readonly decidedOnTheDay!: number;

  @Field(() => Int)
  readonly decidedInPromise!: number;

  @Field(() => Int, { description: 'By the promise: decided after it, or past it today.' })
  readonly overdue!: number;

  @Field(() => Int, { description: 'Cases with a correction notice.' })
  readonly corrections!: number;

  @Field(() => Int, { description: '容缺受理' })
  readonly deferredAcceptances!: number;

  @Field(() => Int, { description: 'Steps recorded more than one hour after they happened.' })
  readonly lateRecordings!: number;

  @Field(() => Int, { description: 'Appointments for a day of the period, without those cancelled.' })
  readonly appointments!: number;

  @Field(() => Int, { description: 'On-site services given in the period.' })
  readonly onSiteVisits!: number;

  @Field(() => Float, { nullable: true, description: 'From acceptance to decision, pauses taken out.' })
  readonly averageWorkingDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'What the promise gave, in working days.' })
  readonly averagePromisedDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'What the law gave, in working days.' })
  readonly averageStatutoryDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share decided within the promise, 0 to 1.' })
  readonly onTimeRate!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of ratings at BASICALLY_SATISFIED or better, 0 to 1.' })
  readonly satisfactionRate!: number | null;
}

@ObjectType('CaseStatisticsGroup', { description: 'The figures of one member, item, month or handling.', simpleResolvers: true })
export class CaseStatisticsGroupType {
  @Field()
  readonly key!: string;

  @Field()
  readonly label!: string;

  @Field(() => CaseFiguresType)
  readonly figures!: CaseFiguresType;
}

@ObjectType('CaseStatistics', { description: 'Figures of a period, in total and by group.', simpleResolvers: true })
export class CaseStatisticsType {
  @Field(() => CaseFiguresType)
  readonly total!: CaseFiguresType;

  @Field(() => [CaseStatisticsGroupType])
  readonly groups!: readonly CaseStatisticsGroupType[];

  @Field(() => [String], { description: 'Members whose node did not answer; their cases are in no figure.' })
  readonly unavailableMembers!: readonly string[];
}
