import type { Finding, Inspection } from '../../inspections/inspection.js';
import type { Rectification } from '../../rectifications/rectification.js';
import { dayOf, list, tableOf, type KeyedCells, type Table } from './table.js';
import { groupOf, violationsText, type ViolationGroup } from './violations.js';

/** A township's convenience centre (街镇便民服务中心), and what was looked at there in the month. */
export interface TownshipFacts {
  readonly centerName: string;
  readonly windows: number;
  readonly staff: number;
  readonly inspections: readonly Inspection[];
  readonly findings: readonly Finding[];
  readonly rectifications: readonly Rectification[];
  /** Cases of its windows that were rated badly in the month. */
  readonly complaints: number;
}

/** 附件5: a row for each township centre of the district, found fault with or not. */
export function townshipSelfCheck(facts: readonly TownshipFacts[]): Table {
  const sum = (of: (one: TownshipFacts) => number): number => facts.reduce((total, one) => total + of(one), 0);
  return tableOf('TOWNSHIP_SELF_CHECK', facts.map(rowOf), {
    center: `共 ${facts.length} 个中心`,
    windows: sum(({ windows }) => windows),
    staff: sum(({ staff }) => staff),
    checkedOn: `检查 ${sum(({ inspections }) => inspections.length)} 次`,
    discipline: `${sum((one) => inGroup(one, 'discipline').length)} 起`,
    attitude: `${sum((one) => inGroup(one, 'attitude').length)} 起`,
    notice: `${sum((one) => inGroup(one, 'notice').length)} 起`,
    other: `${sum((one) => inGroup(one, 'other').length)} 起`,
    complaints: sum(({ complaints }) => complaints),
    corrected: sum((one) => pendingOf(one, false).length),
    pending: sum((one) => pendingOf(one, true).length),
  });
}

function rowOf(facts: TownshipFacts): KeyedCells {
  const told = (group: ViolationGroup): string => violationsText(inGroup(facts, group)) ?? '未发现';
  const isChecked = facts.inspections.length > 0;
  const pending = pendingOf(facts, true);
  return {
    center: facts.centerName,
    windows: facts.windows,
    staff: facts.staff,
    checkedOn: list([...new Set(facts.inspections.map(({ openedAt }) => dayOf(openedAt) ?? ''))]),
    ...(isChecked && { discipline: told('discipline'), attitude: told('attitude'), notice: told('notice'), other: told('other') }),
    complaints: facts.complaints,
    corrected: pendingOf(facts, false).length,
    pending: pending.length,
    responsible: list([...new Set(pending.map(({ responsible }) => responsible))]),
    dueOn:
      pending
        .map(({ dueOn }) => dueOn)
        .sort()
        .at(-1) ?? null,
  };
}

function inGroup({ findings }: TownshipFacts, group: ViolationGroup): Finding[] {
  return findings.filter(({ violation }) => groupOf(violation) === group);
}

function pendingOf({ rectifications }: TownshipFacts, isPending: boolean): Rectification[] {
  return rectifications.filter(({ status }) => (status !== 'VERIFIED') === isPending);
}
