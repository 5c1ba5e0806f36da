import { Field, InputType } from 'type-graphql';
import type { CaseStatus } from '../../domain/cases/case.js';
import { enumOf } from '../shared/enum.js';
import { DateScalar } from '../shared/scalars.js';
import { LightEnum } from './case-clock.type.js';
import { CaseStatusEnum } from './case.type.js';

export const CASE_ORDERS = ['RECEIVED_DESC', 'RECEIVED_ASC', 'DUE_ASC'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];
export const CaseOrderEnum = enumOf('CaseOrder', CASE_ORDERS, 'By receipt, or by the next day that binds the member.');

@InputType('CaseFilter', { description: 'Which cases a list holds: those for which all that is given is true.' })
export class CaseFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => [String], { nullable: true })
  items?: string[] | null;

  @Field(() => [CaseStatusEnum], { nullable: true })
  statuses?: CaseStatus[] | null;

  @Field(() => [LightEnum], { nullable: true })
  lights?: ('GREEN' | 'YELLOW' | 'RED' | 'STOPPED')[] | null;

  @Field(() => [String], { nullable: true })
  numbers?: string[] | null;

  @Field(() => DateScalar, { nullable: true })
  receivedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true })
  receivedTo?: string | null;

  @Field(() => String, { nullable: true, description: 'Title or applicant, for those who may see them.' })
  search?: string | null;

  @Field(() => Boolean, { nullable: true })
  hasDeferredMaterials?: boolean | null;
}
