import { writeXlsx } from 'hucre/xlsx';
import { createHash } from 'node:crypto';
import { plainDate } from '../../domain/documents/chinese-date.js';
import type { Member } from '../../domain/members/member.js';
import { periodText, type Obligation } from '../../domain/reports/obligations.js';
import { FORM_RULES, OFFICE_NAMES } from '../../domain/reports/report-forms.js';
import type { ReportContent, ReportStatus } from '../../domain/reports/report.js';
import { civilDateOf, type Instant } from '../../domain/shared/time.js';
import { narrativeSheet } from './narrative-sheet.js';
import { tableSheet } from './table-sheet.js';

/** What stands on a report's sheet besides its table or text. */
export interface SheetHead {
  readonly attachment: string | null;
  readonly title: string;
  readonly member: string;
  readonly period: string;
  readonly office: string;
  readonly dueOn: string;
  readonly status: string;
  /** 报送日期 once submitted, 编制日期 before. */
  readonly made: string;
  /** Who submitted it; null before. */
  readonly preparedBy: string | null;
}

/** A report as it goes on paper. */
export interface PrintedReport {
  readonly report: Obligation;
  readonly content: ReportContent;
  readonly member: Member;
  readonly status: ReportStatus;
  readonly submitted: { readonly by: string; readonly at: Instant } | null;
  /** When it is printed, where it is not submitted. */
  readonly now: Instant;
}

const STATUS_NAMES: Readonly<Record<ReportStatus, string>> = {
  DUE: '待报送',
  OVERDUE: '逾期未报送',
  SUBMITTED: '已报送',
  SUBMITTED_LATE: '已报送（逾期）',
  RETURNED: '已退回，待重新报送',
};

/** A report as an .xlsx; the same report at the same instant makes the same bytes. */
export async function makeWorkbook(printed: PrintedReport): Promise<Uint8Array> {
  const { report, content, member, submitted } = printed;
  const head = headOf(printed);
  const sheet = FORM_RULES[report.form].content === 'TABLE' ? tableSheet(head, content) : narrativeSheet(head, content.body ?? '');
  const at = new Date(submitted?.at ?? printed.now);
  return writeXlsx({
    sheets: [sheet],
    defaultFont: { name: '宋体', size: 10 },
    properties: { title: content.title, creator: member.name, lastModifiedBy: member.name, created: at, modified: at },
  });
}

export function sha256Of(workbook: Uint8Array): string {
  return createHash('sha256').update(workbook).digest('hex');
}

function headOf({ report, content, member, status, submitted, now }: PrintedReport): SheetHead {
  const { attachment } = FORM_RULES[report.form];
  return {
    attachment: attachment === null ? null : `附件${attachment}`,
    title: content.title,
    member: `填报单位：${member.name}（${member.code}）`,
    period: `所属期间：${periodText(report)}`,
    office: `报送：${OFFICE_NAMES[report.receivingOffice]}`,
    dueOn: `报送期限：${plainDate(report.dueOn)}`,
    status: `状态：${STATUS_NAMES[status]}`,
    made: `${submitted === null ? '编制' : '报送'}日期：${plainDate(civilDateOf(submitted?.at ?? now))}`,
    preparedBy: submitted?.by ?? null,
  };
}
