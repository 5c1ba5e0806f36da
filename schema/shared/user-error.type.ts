import { Field, ObjectType } from 'type-graphql';
import { REFUSAL_CODES } from '../../domain/shared/refusal.js';
import { enumOf } from './enum.js';

export const ErrorCode = enumOf('ErrorCode', REFUSAL_CODES, 'The rule by which a request was refused; one code is one rule.');

@ObjectType('UserError', {
  description:
    'Why a request was refused. Refusals by a rule of the domain come here; malformed, unauthenticated and forbidden requests come as GraphQL errors with `extensions.code`.',
  simpleResolvers: true,
})
export class UserErrorType {
  @Field(() => ErrorCode)
  readonly code!: string;

  @Field({ description: "In the caller's language (Accept-Language: zh-CN by default, en on request)." })
  readonly message!: string;

  @Field(() => [String], { nullable: true, description: 'Path of the offending input field, such as ["input", "materials", "2", "code"].' })
  readonly path!: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'The rule behind the refusal, such as 行政许可法第三十二条 or 通知第12条.' })
  readonly basis!: string | null;
}
