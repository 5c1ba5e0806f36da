import type { JointCase, PartState } from '../../domain/joint-cases/joint-case.js';
import type { Services } from '../shared/context.js';
import { PartUnreachable } from './joint-parts.js';

/** How the parts of a joint case stand, by case id, and which members could not be asked. */
export interface PartStates {
  readonly states: ReadonlyMap<string, PartState>;
  readonly unreachable: readonly string[];
}

export async function readPartStates({ jointParts }: Services, { parts }: JointCase): Promise<PartStates> {
  const states = new Map<string, PartState>();
  const unreachable: string[] = [];
  await Promise.all(
    parts.map(async ({ caseId, memberCode }) => {
      if (caseId === null) return;
      try {
        const state = await jointParts.state(caseId);
        if (state !== null) states.set(caseId, state);
      } catch (error) {
        if (!(error instanceof PartUnreachable)) throw error;
        unreachable.push(memberCode);
      }
    }),
  );
  return { states, unreachable };
}
