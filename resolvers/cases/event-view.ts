import type { EventLine, EventRow } from '../../prisma/cases/case-row.js';
import type { HubContext } from '../shared/context.js';
import { showsWhole } from './shows-whole.js';

/** An event as its reader is shown it: of the actor what he may see. */
export interface EventView extends Omit<EventLine, 'actor'> {
  readonly actor: string;
  /** Whether it is told to whoever has the tracking code: of its case no more is shown than the code shows. */
  readonly isTracked: boolean;
}

/** The parts of an event that were asked for. */
export interface PartialEventView extends Partial<Omit<EventLine, 'actor'>> {
  readonly actor: string | undefined;
}

/** Events of any cases, in their order. */
export function eventViews(context: HubContext, rows: readonly EventRow[], isTracked = false): Promise<EventView[]> {
  return Promise.all(rows.map((row) => eventView(context, row, isTracked)));
}

export async function eventView(context: HubContext, { event, hash, position }: EventRow, isTracked = false): Promise<EventView> {
  const { data, ...line } = event;
  const actor = toldActor(context, line.actor, await showsApplicants(context, event.caseId, [line]));
  return { ...line, actor, kind: data.kind, hash, position, isTracked };
}

/** Events of one case, of which no more than some parts were read. */
export function viewsOfCase(
  context: HubContext,
  caseId: string,
  lines: readonly Partial<EventLine>[],
): PartialEventView[] | Promise<PartialEventView[]> {
  const views = (areNamed: boolean): PartialEventView[] =>
    lines.map((line) => ({ ...line, actor: line.actor === undefined ? undefined : toldActor(context, line.actor, areNamed) }));
  const areNamed = showsApplicants(context, caseId, lines);
  return typeof areNamed === 'boolean' ? views(areNamed) : areNamed.then(views);
}

type Told = EventLine['actor'];

/** The actor is told by name, to the public by role alone; applicants by name to those who may see theirs. */
function toldActor({ caller }: HubContext, { name, role }: Told, areApplicantsNamed: boolean): string {
  return caller.subject !== null && (role !== 'APPLICANT' || areApplicantsNamed) ? name : role;
}

/** Whether the applicants among the actors of a case's events are named; the case is looked at only where there is one. */
function showsApplicants(context: HubContext, caseId: string, lines: readonly { readonly actor?: Told }[]): boolean | Promise<boolean> {
  if (context.caller.subject === null || lines.every(({ actor }) => actor?.role !== 'APPLICANT')) return false;
  return context.loaders.case.load(caseId).then((view) => view !== null && showsWhole(context, view));
}
