import { Field, InputType } from 'type-graphql';
import type {
  Handling as HandlingValue,
  ItemKind as ItemKindValue,
  ItemStatus as ItemStatusValue,
  WindowAuthorization as AuthorizationValue,
} from '../../domain/items/item.js';
import { Handling, ItemKind, ItemStatus, WindowAuthorization } from './item.type.js';

@InputType('ItemFilter', { description: 'Which items a list holds: those for which all that is given is true.' })
export class ItemFilter {
  @Field(() => [String], { nullable: true })
  members?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Words in name, code, condition or material; Chinese text.' })
  search?: string | null;

  @Field(() => [ItemKind], { nullable: true })
  kinds?: ItemKindValue[] | null;

  @Field(() => Handling, { nullable: true })
  handling?: HandlingValue | null;

  @Field(() => [ItemStatus], { nullable: true })
  status?: ItemStatusValue[] | null;

  @Field(() => WindowAuthorization, { nullable: true })
  windowAuthorization?: AuthorizationValue | null;
}
