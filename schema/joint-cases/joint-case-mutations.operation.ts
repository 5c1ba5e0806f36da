import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ApplicantInput, CaseMaterialInput } from '../cases/case-mutations.operation.js';
import { UserErrorType } from '../shared/user-error.type.js';
import { JointCaseType } from './joint-case.type.js';

@InputType('OpenJointCaseInput')
export class OpenJointCaseInput {
  @Field({ description: 'Code of the member that receives and delivers the whole.' })
  lead!: string;

  @Field()
  title!: string;

  @Field(() => ApplicantInput)
  applicant!: ApplicantInput;

  @Field(() => [String], { description: 'Two items at least.' })
  itemCodes!: string[];

  @Field(() => [CaseMaterialInput], {
    description: 'One set for all items: a material counts for every item that asks for it by its code, or for the fact that it proves.',
  })
  materials!: CaseMaterialInput[];

  @Field(() => Boolean)
  declaredTruthful!: boolean;

  @Field(() => ID, { nullable: true })
  by?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@InputType('DeliverJointCaseInput')
export class DeliverJointCaseInput {
  @Field(() => ID)
  jointCase!: string;

  @Field(() => ID, { nullable: true })
  by?: string | null;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}

@ObjectType('JointCasePayload', { simpleResolvers: true })
export class JointCasePayload {
  @Field(() => JointCaseType, { nullable: true })
  readonly jointCase!: JointCaseType | null;

  @Field(() => String, { nullable: true, description: 'The one tracking code, good with the number of each of its cases.' })
  readonly trackingCode!: string | null;

  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserErrorType[];
}
