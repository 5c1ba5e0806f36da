import { ListCentersDocument } from '../../../sdk/generated/operations.js';
import type { Stage } from '../../stage/stage.js';

/** The district and the department of the story, and its month. */
export const DISTRICT = '120101';
export const DEPARTMENT = '120000-gh';
export const FEBRUARY = { from: '2017-02-01', to: '2017-02-28' };

/** A member's centre, a township's only where there is no other. */
export async function centerOf(stage: Stage, member: string) {
  const { member: found } = await stage.anybody.request(ListCentersDocument, { member });
  const center = found?.centers?.find(({ level }) => level !== 'TOWNSHIP') ?? found?.centers?.[0];
  if (center === undefined) throw new Error(`${member} has no centre`);
  return { ...center, id: String(center.id), windows: center.windows.map(({ id }) => ({ id: String(id) })) };
}
