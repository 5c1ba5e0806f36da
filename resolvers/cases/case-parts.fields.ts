import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CorrectionEntry, Evaluation } from '../../domain/cases/case.js';
import type { Material } from '../../domain/items/item.js';
import {
  CaseMaterialType,
  CommitmentType,
  CorrectionEntryType,
  CorrectionType,
  DecisionType,
  EvaluationType,
  ExtensionType,
  OpinionType,
} from '../../schema/cases/case.type.js';
import { MaterialType } from '../../schema/items/item.type.js';
import { StaffType } from '../../schema/staff/staff.type.js';
import type { HubContext } from '../shared/context.js';

@Resolver(() => CaseMaterialType)
export class CaseMaterialFields {
  @FieldResolver(() => MaterialType)
  material(@Root() { material }: { readonly material: Material }): Material {
    return material;
  }
}

@Resolver(() => CommitmentType)
export class CommitmentFields {
  @FieldResolver(() => [MaterialType])
  materials(@Root() { materials }: { readonly materials: readonly Material[] }): readonly Material[] {
    return materials;
  }
}

interface EntryView extends Omit<CorrectionEntry, 'material'> {
  readonly material: Material;
}

@Resolver(() => CorrectionType)
export class CorrectionFields {
  @FieldResolver(() => [CorrectionEntryType])
  entries(@Root() { entries }: { readonly entries: readonly EntryView[] }): readonly EntryView[] {
    return entries;
  }
}

@Resolver(() => CorrectionEntryType)
export class CorrectionEntryFields {
  @FieldResolver(() => MaterialType)
  material(@Root() { material }: EntryView): Material {
    return material;
  }
}

/** An evaluation, and whose it is. */
export interface EvaluationView extends Evaluation {
  readonly caseId: string;
}

@Resolver(() => EvaluationType)
export class EvaluationFields {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the follow-up (回访) of a poor rating found: the note by which its alert was acknowledged.',
  })
  async callback(@Root() { caseId }: EvaluationView, @Ctx() { loaders }: HubContext): Promise<string | null> {
    const alerts = await loaders.alertsOfCase.load(caseId);
    return alerts.find((alert) => alert.kind === 'POOR_RATING')?.note ?? null;
  }
}

@Resolver(() => ExtensionType)
export class ExtensionFields {
  @FieldResolver(() => StaffType)
  approvedBy(@Root() { approvedBy }: ExtensionType, @Ctx() { loaders }: HubContext) {
    return loaders.staff.load(approvedBy);
  }
}

@Resolver(() => OpinionType)
export class OpinionFields {
  @FieldResolver(() => StaffType)
  by(@Root() { by }: OpinionType, @Ctx() { loaders }: HubContext) {
    return loaders.staff.load(by);
  }
}

@Resolver(() => DecisionType)
export class DecisionFields {
  @FieldResolver(() => StaffType)
  by(@Root() { by }: DecisionType, @Ctx() { loaders }: HubContext) {
    return loaders.staff.load(by);
  }
}
