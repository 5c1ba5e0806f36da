import { z } from 'zod';
import { cancelledMaterials } from '../../../domain/items/cancelled-materials.js';
import { handInMaterials as judgeHandIn } from '../../../domain/cases/hand-in-materials.js';
import { readItemVersions } from '../../../prisma/items/item-read.js';
import type { CasePayload, SupplementInput } from '../../../schema/cases/case-mutations.operation.js';
import type { HubContext } from '../../shared/context.js';
import { readInput } from '../../shared/bounds.js';
import { materialsInput, stepFields } from './step-inputs.js';
import { takeStep } from './take-step.js';

const bounds = z.object({ ...stepFields, materials: materialsInput });

/** 当场更正补正 at the window, or 补交 by applicant or window (M12, AL 32). */
export async function handInMaterials(
  context: HubContext,
  step: 'CORRECT_ON_THE_SPOT' | 'SUPPLEMENT',
  raw: SupplementInput,
): Promise<CasePayload> {
  const input = readInput(bounds, raw);
  return takeStep(
    context,
    {
      step,
      decide: async (record, item, request) => {
        const known = new Set(item.materials.map((material) => material.code));
        const foreign = input.materials.some((material) => !known.has(material.code));
        const cancelledCodes = foreign ? await cancelledCodesOf(context, item.code) : new Set<string>();
        return judgeHandIn(step, record, item, { ...request, materials: input.materials, cancelledCodes });
      },
    },
    input,
  );
}

/** The material codes of an item that were cancelled by a later version. */
export async function cancelledCodesOf({ services }: HubContext, itemCode: string): Promise<ReadonlySet<string>> {
  return cancelledMaterials(await readItemVersions(services.database, { all: true, member: null }, [itemCode]));
}
