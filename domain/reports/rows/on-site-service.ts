import type { CaseRecord } from '../../cases/case.js';
import { passedFirstTime } from '../../visits/first-check.js';
import type { Visit } from '../../visits/visit.js';
import { resultAt, resultOf } from './case-result.js';
import { dayOf, isWithin, list, share, tableOf, yesNo, type KeyedCells, type Table, type TableGround } from './table.js';

/** An on-site service (上门服务, M26) that took place. */
export interface OnSiteFacts {
  readonly visit: Visit;
  readonly itemNames: readonly string[];
  readonly contactOfficer: string | null;
  readonly attendees: readonly string[];
  /** The case that came of it; null so far. */
  readonly later: CaseRecord | null;
}

const LEVELS = { CITY: '市级', DISTRICT: '区级' } as const;

/** 附件3: the visits of the month, and earlier ones whose later case closed in it. */
export function onSiteService(facts: readonly OnSiteFacts[], ground: TableGround): Table {
  const checked = facts.map(({ visit, later }) => passedFirstTime(visit, later)).filter((passed) => passed !== null);
  const passed = checked.filter(Boolean).length;
  const projects = new Set(facts.map(({ visit }) => visit.project?.name));
  const inPeriod = facts.filter(({ visit }) => isWithin(visit.visitedAt, ground)).length;
  return tableOf('ON_SITE_SERVICE', facts.map(rowOf), {
    projectName: `重大项目 ${projects.size} 个`,
    visitedOn: `本期上门 ${inPeriod} 次`,
    caseNumber: `后续办件 ${facts.filter(({ later }) => later !== null).length} 件`,
    firstTime: `合格率 ${share(passed, checked.length)}`,
  });
}

function rowOf({ visit, itemNames, contactOfficer, attendees, later }: OnSiteFacts): KeyedCells {
  const first = passedFirstTime(visit, later);
  return {
    projectName: visit.project?.name ?? null,
    projectLevel: visit.project && LEVELS[visit.project.level],
    projectOwner: visit.project?.owner ?? null,
    items: list(itemNames),
    contactOfficer,
    visitedOn: dayOf(visit.visitedAt),
    address: visit.address,
    attendees: list(attendees),
    guidance: visit.guidance,
    materialsReady: visit.passedFirstTime === null ? null : yesNo(visit.passedFirstTime),
    caseNumber: later?.number ?? null,
    firstTime: first === null ? null : yesNo(first),
    result: later && resultOf(later),
    resultOn: later && dayOf(resultAt(later)),
  };
}
