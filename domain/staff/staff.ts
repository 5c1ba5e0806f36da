import type { CivilDate } from '../shared/time.js';

/** What an officer may do: WINDOW receives, asks, accepts, delivers; REVIEWER reviews; CHECKER decides; LEADER approves extensions. */
export type Duty = 'WINDOW' | 'REVIEWER' | 'CHECKER' | 'LEADER';

export interface Training {
  readonly topic: string;
  readonly hours: number;
  readonly completedOn: CivilDate;
}

/** Written leave (书面请假, M3); both days are of it. */
export interface Leave {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly reason: string;
  readonly approvedBy: string;
}

/** A change of post, told to the centre beforehand (轮岗交流, M3). */
export interface Rotation {
  readonly fromWindow: string | null;
  readonly toWindow: string;
  readonly effectiveOn: CivilDate;
  readonly announcedOn: CivilDate;
}

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
  readonly leaves: readonly Leave[];
}

/** An officer on leave cannot act (M3). */
export function isOnLeave({ leaves }: Pick<Staff, 'leaves'>, day: CivilDate): boolean {
  return leaves.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
}
