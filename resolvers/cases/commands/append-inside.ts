import type { Actor } from '../../../domain/cases/case-event.js';
import type { StepOutcome } from '../../../domain/cases/judge-step.js';
import type { CaseRecord } from '../../../domain/cases/case.js';
import type { DocumentFacts } from '../../../domain/documents/document.js';
import type { ItemVersion } from '../../../domain/items/item.js';
import type { Verdict } from '../../../domain/shared/refusal.js';
import type { Instant } from '../../../domain/shared/time.js';
import type { CaseRow } from '../../../prisma/cases/case-row.js';
import { ChangedMeanwhile } from '../../shared/change-record.js';
import type { Services } from '../../shared/context.js';
import { appendEvent } from './append-event.js';

/** What a wider change adds to a case's history. */
export interface Note {
  readonly outcome: StepOutcome;
  readonly documents?: (after: CaseRecord) => readonly DocumentFacts[];
}

/**
 * Appends events to a case as part of a wider change, with services inside its transaction. Refuses what `appendEvent` refuses; throws where the case
 * has changed meanwhile, so that the whole is judged anew.
 */
export async function appendInside(
  inside: Services,
  { row, item, actor, now }: { readonly row: CaseRow; readonly item: ItemVersion; readonly actor: Actor; readonly now: Instant },
  notes: readonly Note[],
): Promise<Verdict<CaseRow>> {
  let current = row;
  for (const { outcome, documents } of notes) {
    const appended = await appendEvent(inside, {
      row: current,
      caseId: current.record.id,
      memberCode: current.record.memberCode,
      item,
      outcome,
      actor,
      mark: null,
      recordedAt: now,
      lookedAt: now,
      told: null,
      documents: documents ?? (() => []),
      tracking: null,
    });
    if (appended === null) throw new ChangedMeanwhile();
    if (!appended.granted) return appended;
    current = appended.value;
  }
  return { granted: true, value: current };
}
