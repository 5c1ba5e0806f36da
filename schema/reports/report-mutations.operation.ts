import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ReportForm } from '../../domain/reports/report-forms.js';
import { DateScalar } from '../shared/scalars.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { ReportFormEnum, ReportType } from './report.type.js';

@InputType('SubmitReportInput', { description: '`body` for narrative forms; a typical case has at least 1,500 characters.' })
export class SubmitReportInput {
  @Field()
  member!: string;

  @Field(() => ReportFormEnum)
  form!: ReportForm;

  @Field(() => DateScalar)
  from!: string;

  @Field(() => DateScalar)
  to!: string;

  @Field(() => Int, { nullable: true, description: 'Omitted: the next free one.' })
  number?: number | null;

  @Field(() => String, { nullable: true })
  body?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('ReturnReportInput')
export class ReturnReportInput {
  @Field(() => ID)
  report!: string;

  @Field()
  reason!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('ReportPayload', { simpleResolvers: true })
export class ReportPayload {
  @Field(() => ReportType, { nullable: true })
  readonly report!: ReportType | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
