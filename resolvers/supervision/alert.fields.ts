import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AlertRow } from '../../prisma/supervision/alert-read.js';
import { CaseType } from '../../schema/cases/case.type.js';
import { MemberType } from '../../schema/members/member.type.js';
import { AlertType } from '../../schema/supervision/alert.type.js';
import type { CaseView } from '../cases/case-view.js';
import { feedCursor } from '../feeds/feed-cursor.js';
import type { HubContext } from '../shared/context.js';
import { alertText } from './alert-text.js';

@Resolver(() => AlertType)
export class AlertFields {
  @FieldResolver(() => String, { description: 'Give it as `after` to subscribe on from here.' })
  async cursor(@Root() { position }: AlertRow, @Ctx() { services }: HubContext): Promise<string> {
    await services.alertFeed.settled(position);
    return feedCursor(position, 'alerts');
  }

  @FieldResolver(() => MemberType)
  member(@Root() { memberCode }: AlertRow, @Ctx() { services }: HubContext) {
    return services.registry.getMember(memberCode);
  }

  @FieldResolver(() => CaseType, { nullable: true })
  async case(@Root() { caseId }: AlertRow, @Ctx() { loaders }: HubContext): Promise<CaseView | null> {
    return caseId === null ? null : loaders.case.load(caseId);
  }

  @FieldResolver(() => String)
  detail(@Root() alert: AlertRow, @Ctx() { language }: HubContext): string {
    return alertText(alert, language);
  }
}
