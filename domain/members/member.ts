/** Kinds of member: city-level department (市级部门), district review bureau (区行政审批局), central unit in the city (中央驻津单位). */
export type MemberKind = 'CITY_DEPARTMENT' | 'DISTRICT_BUREAU' | 'CENTRAL_UNIT';

/** 协调处, 联审处, 市审批办. */
export type ReceivingOffice = 'COORDINATION_OFFICE' | 'JOINT_REVIEW_OFFICE' | 'APPROVAL_OFFICE';

export type CenterLevel = 'CITY' | 'DISTRICT' | 'TOWNSHIP';

/** A member of the hub (成员单位). */
export interface Member {
  readonly id: string;
  /** District: GB/T 2260 code (`120101`). Department or central unit: `120000-<abbreviation>` (`120000-fgw`). */
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: MemberKind;
  readonly receivingOffice: ReceivingOffice | null;
}

/** Where a member's reports go: departments to 协调处, district bureaus to 联审处; central units report to neither (work requirement 2 of the notice). */
export function receivingOfficeOf(kind: MemberKind): ReceivingOffice | null {
  if (kind === 'CITY_DEPARTMENT') return 'COORDINATION_OFFICE';
  return kind === 'DISTRICT_BUREAU' ? 'JOINT_REVIEW_OFFICE' : null;
}

const MEMBER_CODE = /^12\d{4}(-[a-z0-9]+)?$/;

/** Whether a text has the form of a member code; whether such a member exists is the registry's to say. */
export function isMemberCode(text: string): boolean {
  return MEMBER_CODE.test(text);
}

/** The member code inside a global id `<type>_<member code>_<unique part>`; null where the text is no such id. */
export function memberCodeOfId(id: string): string | null {
  const parts = id.split('_');
  const code = parts[1];
  return parts.length === 3 && code !== undefined && isMemberCode(code) ? code : null;
}

/** A global id; it tells which member owns the thing. */
export function globalId(type: string, memberCode: string, unique: string): string {
  return `${type}_${memberCode}_${unique}`;
}

/** The code of the member that owns what a global id names. */
export function memberOf(id: string): string {
  return id.split('_')[1] ?? '';
}
