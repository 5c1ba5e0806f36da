import type { Violation } from '../../inspections/inspection.js';
import type { Consolidation, ItemKind, ItemVersion } from '../../items/item.js';
import { windowAuthorizationOf } from '../../items/window-authorization.js';
import { PROCEDURE_NAMES } from '../../documents/procedure-names.js';
import { list, share, tableOf, yesNo, type KeyedCells, type Table } from './table.js';

/** A published item of the department, with what inspections found in its cases in the period. */
export interface ConsolidationFacts {
  readonly item: Pick<
    ItemVersion,
    'code' | 'name' | 'kind' | 'legalBases' | 'consolidation' | 'entersCenter' | 'exemptionReason' | 'specialProcedures' | 'materials'
  >;
  readonly violations: readonly Violation[];
}

const KINDS: Readonly<Record<ItemKind, string>> = {
  LICENCE: '行政许可',
  PRELIMINARY_REVIEW: '初审上报',
  FILING: '备案',
  REGISTRATION: '登记',
  ANNUAL_INSPECTION: '年检',
};

const UNITS: Readonly<Record<Consolidation, readonly [unit: string, moved: string]>> = {
  CONSOLIDATED: ['行政审批处', '是'],
  PARTIAL: ['行政审批处、业务处室', '部分归并'],
  NOT_CONSOLIDATED: ['业务处室', '否'],
};

/** 附件1: every item of the department; the hub handles each by one review and one check (一审一核). */
export function consolidationSelfCheck(facts: readonly ConsolidationFacts[]): Table {
  const count = (holds: (item: ConsolidationFacts['item']) => boolean): number => facts.filter(({ item }) => holds(item)).length;
  const consolidated = count((item) => item.consolidation === 'CONSOLIDATED');
  return tableOf('CONSOLIDATION_SELF_CHECK', facts.map(rowOf), {
    itemName: `共 ${facts.length} 项`,
    unit: `归并 ${consolidated} 项（${share(consolidated, facts.length)}）`,
    entersCenter: `进驻 ${count((item) => item.entersCenter)} 项`,
    authorization: `全部授权 ${count((item) => windowAuthorizationOf(item) === 'FULL')} 项`,
    outsideSystem: `${found(facts, 'OUTSIDE_SYSTEM')} 起`,
    twoPlaces: `${found(facts, 'TWO_PLACES')} 起`,
    problem: `${facts.filter((one) => problemsOf(one).length > 0).length} 项存在问题`,
  });
}

function rowOf(facts: ConsolidationFacts): KeyedCells {
  const { item, violations } = facts;
  const [unit, moved] = UNITS[item.consolidation];
  const times = (violation: Violation): string => {
    const count = violations.filter((one) => one === violation).length;
    return count === 0 ? '无' : `${count} 起`;
  };
  return {
    itemCode: item.code,
    itemName: item.name,
    itemKind: KINDS[item.kind],
    legalBasis: list(item.legalBases.map(({ title, article }) => `${title}${article}`)),
    unit,
    consolidated: moved,
    entersCenter: yesNo(item.entersCenter),
    exemptionReason: item.exemptionReason,
    authorization: windowAuthorizationOf(item) === 'FULL' ? '全部授权' : '统一组织审查',
    twoSteps: '是',
    procedures: list(item.specialProcedures.map(({ kind }) => PROCEDURE_NAMES[kind])) ?? '无',
    outsideSystem: times('OUTSIDE_SYSTEM'),
    twoPlaces: times('TWO_PLACES'),
    problem: problemsOf(facts).join('；') || null,
  };
}

function problemsOf({ item, violations }: ConsolidationFacts): string[] {
  const problems: string[] = [];
  if (item.consolidation === 'PARTIAL') problems.push('只有部分环节归并');
  if (item.consolidation === 'NOT_CONSOLIDATED') problems.push('尚未归并到行政审批处');
  if (!item.entersCenter && item.exemptionReason === null) problems.push('未进驻中心且无理由');
  if (violations.includes('OUTSIDE_SYSTEM')) problems.push('有系统外办理');
  if (violations.includes('TWO_PLACES')) problems.push('有申请人两头跑');
  return problems;
}

function found(facts: readonly ConsolidationFacts[], violation: Violation): number {
  return facts.reduce((sum, { violations }) => sum + violations.filter((one) => one === violation).length, 0);
}
