import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { REPORT_FORMS, type ReportForm } from '../../domain/reports/report-forms.js';
import { REPORT_STATUSES, type ReportStatus } from '../../domain/reports/report.js';
import { ReceivingOffice } from '../members/member.type.js';
import { enumOf } from '../shared/enum.js';
import { NodeType } from '../shared/node.type.js';
import { connectionOf } from '../shared/page-info.type.js';
import { DateScalar } from '../shared/scalars.js';

export const ReportFormEnum = enumOf('ReportForm', REPORT_FORMS, '附件1..附件6, then 意见办法, 典型案例, 工作总结');

export const ReportStatusEnum = enumOf(
  'ReportStatus',
  REPORT_STATUSES,
  '待报送、逾期未报送、已报送、逾期报送、已退回; by itself, as the days pass.',
);

@ObjectType('ReportColumn', { description: 'A column of a table.', simpleResolvers: true })
export class ReportColumnType {
  @Field()
  readonly key!: string;

  @Field()
  readonly title!: string;
}

@ObjectType('ReportRow', {
  description: 'A row of a table: a cell for each column; null is for the member to write by hand.',
  simpleResolvers: true,
})
export class ReportRowType {
  @Field(() => [String], { nullable: 'items' })
  readonly cells!: readonly (string | null)[];
}

@ObjectType('Report', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    "A report that a member owes (附件1-6, and the plan, typical cases and summary). Its rows are computed from the hub's own records; submitting freezes them.",
})
export class ReportType extends NodeType {
  @Field(() => ReportFormEnum)
  readonly form!: ReportForm;

  @Field(() => Int, { description: '1, but for the second typical case of a year.' })
  readonly number!: number;

  @Field(() => DateScalar)
  readonly from!: string;

  @Field(() => DateScalar)
  readonly to!: string;

  @Field(() => ReceivingOffice)
  readonly receivingOffice!: string;

  @Field(() => DateScalar)
  readonly dueOn!: string;

  @Field(() => ReportStatusEnum)
  readonly status!: ReportStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'A reminder: calendar days to the due day, negative once it has passed; null for what is submitted.',
  })
  readonly daysLeft!: number | null;
}

export const ReportConnection = connectionOf('Report', () => ReportType);

@InputType('ReportFilter', { description: 'Which reports a list holds: those for which all that is given is true.' })
export class ReportFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [ReportFormEnum], { nullable: true })
  forms?: ReportForm[] | null;

  @Field(() => [ReportStatusEnum], { nullable: true })
  statuses?: ReportStatus[] | null;

  @Field(() => DateScalar, { nullable: true })
  dueFrom?: string | null;

  @Field(() => DateScalar, { nullable: true })
  dueTo?: string | null;
}
