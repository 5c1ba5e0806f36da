/** What an officer may do: WINDOW receives, asks, accepts, delivers; REVIEWER reviews; CHECKER decides; LEADER approves extensions. */
export type Duty = 'WINDOW' | 'REVIEWER' | 'CHECKER' | 'LEADER';

/** A window or review officer (M2, M3). */
export interface Staff {
  readonly id: string;
  readonly memberCode: string;
  readonly name: string;
  readonly jobTitle: string;
  /** A permanent official (正式公职人员); only these may accept, review or decide (M2). */
  readonly permanent: boolean;
  readonly windowId: string | null;
  readonly duties: readonly Duty[];
}
