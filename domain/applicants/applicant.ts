export type ApplicantKind = 'PERSON' | 'ORGANIZATION';

/** Local or from elsewhere: the same service for both (M8). */
export type Residence = 'LOCAL' | 'ELSEWHERE';

export interface Applicant {
  readonly kind: ApplicantKind;
  readonly name: string;
  /** 公民身份号码 (GB 11643) or 统一社会信用代码 (GB 32100). */
  readonly identifier: string;
  readonly phone: string;
  readonly agentName: string | null;
  readonly residence: Residence;
}
