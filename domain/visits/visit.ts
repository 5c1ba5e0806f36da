import type { Instant } from '../shared/time.js';

export const VISIT_KINDS = ['ON_SITE_SERVICE', 'SITE_SURVEY'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const VISIT_STATUSES = ['SCHEDULED', 'DONE', 'CANCELLED'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

export const PROJECT_LEVELS = ['CITY', 'DISTRICT'] as const;

/** A major project (重大项目) of the city or of a district. */
export interface Project {
  readonly name: string;
  readonly level: (typeof PROJECT_LEVELS)[number];
  /** The enterprise (项目单位). */
  readonly owner: string;
}

/** A visit to the applicant: on-site service for a major project (上门服务, M26) or a site survey (现场勘查, AL 34). */
export interface Visit {
  readonly id: string;
  readonly version: number;
  readonly memberCode: string;
  readonly kind: VisitKind;
  readonly project: Project | null;
  readonly itemCodes: readonly string[];
  readonly itemVersionIds: readonly string[];
  readonly caseId: string | null;
  /** The named officer (专人): staff id. */
  readonly contactOfficer: string;
  /** Staff ids. */
  readonly attendees: readonly string[];
  readonly address: string;
  readonly scheduledFor: Instant;
  readonly status: VisitStatus;
  readonly guidance: string | null;
  /** What the officers said of the materials; null: the later case tells. */
  readonly passedFirstTime: boolean | null;
  /** When it took place. */
  readonly visitedAt: Instant | null;
  readonly recordedAt: Instant | null;
  readonly cancelledFor: string | null;
}
