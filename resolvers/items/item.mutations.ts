import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DraftItemInput, ItemPayload, PublishItemInput, RetireItemInput } from '../../schema/items/item-mutations.operation.js';
import type { HubContext } from '../shared/context.js';
import { draftItem } from './commands/draft-item.js';
import { publishItem, retireItem } from './commands/publish-item.js';
import type { ItemAnswer } from './commands/change-item.js';

@Resolver()
export class ItemMutations {
  @Mutation(() => ItemPayload, { description: "By the member's own system, or HUB_ADMIN (M16, M19)." })
  draftItem(@Ctx() context: HubContext, @Arg('input', () => DraftItemInput) input: DraftItemInput): Promise<ItemAnswer> {
    return draftItem(context, input);
  }

  @Mutation(() => ItemPayload, { description: 'Publishes a draft whole; every finding is reported at once (M16, M17, M19, M22, M23).' })
  publishItem(@Ctx() context: HubContext, @Arg('input', () => PublishItemInput) input: PublishItemInput): Promise<ItemAnswer> {
    return publishItem(context, input);
  }

  @Mutation(() => ItemPayload, { description: 'Ends a published item; cases keep the version under which they were received.' })
  retireItem(@Ctx() context: HubContext, @Arg('input', () => RetireItemInput) input: RetireItemInput): Promise<ItemAnswer> {
    return retireItem(context, input);
  }
}
