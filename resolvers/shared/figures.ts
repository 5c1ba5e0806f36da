import type { CountsRow } from '../../prisma/appraisal/appraisal-read.js';
import type { GroupRow, StatisticsRequest } from '../../prisma/statistics/statistics-read.js';
import type { MemberCounts } from '../../domain/appraisal/formula.js';
import type { CivilDate } from '../../domain/shared/time.js';

/** Figures over members, and the members whose data could not be had: they are in no figure. */
export interface Figures<Row> {
  readonly rows: readonly Row[];
  readonly unavailable: readonly string[];
}

/** What a member is appraised by. */
export type AppraisalCounts = CountsRow & Pick<MemberCounts, 'reportsOwed'>;

/** Where figures come from: the members' own data, wherever it is. */
export interface FigureSource {
  statistics(request: Omit<StatisticsRequest, 'today'>): Promise<Figures<GroupRow>>;
  appraisals(from: CivilDate, to: CivilDate): Promise<Figures<AppraisalCounts>>;
}
