import { Field, ObjectType } from 'type-graphql';
import { ROLES } from '../../domain/shared/caller.js';
import { enumOf } from '../shared/enum.js';

export const RoleEnum = enumOf('Role', ROLES, 'What an access token says that its bearer may do.');

@ObjectType('Viewer', { description: 'Who asks, as the access token says; null for the public.', simpleResolvers: true })
export class ViewerType {
  readonly memberCode!: string | null;

  @Field()
  readonly subject!: string;

  @Field()
  readonly name!: string;

  @Field(() => [RoleEnum])
  readonly roles!: readonly string[];
}
