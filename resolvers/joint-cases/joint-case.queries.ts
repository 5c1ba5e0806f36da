import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { JointCase } from '../../domain/joint-cases/joint-case.js';
import { JointCaseType } from '../../schema/joint-cases/joint-case.type.js';
import { requireCaseReader } from '../cases/case.queries.js';
import { readInput, storableText } from '../shared/bounds.js';
import type { HubContext } from '../shared/context.js';

@Resolver()
export class JointCaseQueries {
  @Query(() => JointCaseType, { nullable: true, description: 'For its parties, its applicant and who sees all cases.' })
  jointCase(@Ctx() context: HubContext, @Arg('id', () => ID) id: string): Promise<JointCase | null> {
    requireCaseReader(context);
    return context.loaders.jointCase.load(readInput(storableText, id, 'id'));
  }
}
