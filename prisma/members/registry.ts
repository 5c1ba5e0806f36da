import type { Member, MemberKind, ReceivingOffice } from '../../domain/members/member.js';
import type { Database } from '../database.js';

/** The members of the hub, held in memory: some sixty records that change with an institutional reform, not with a case. */
export class Registry {
  private constructor(
    private readonly byCode: ReadonlyMap<string, Member>,
    private readonly heldCodes: ReadonlySet<string> | null,
    /** Whether a member's data can be had now. */
    readonly isAvailable: (code: string) => boolean = () => true,
  ) {}

  /** The members that the database names; `held`: codes of those whose data it keeps, null for all. */
  static async load(database: Database, held: readonly string[] | null = null): Promise<Registry> {
    const rows = await database.prisma.member.findMany({ orderBy: { code: 'asc' } });
    return new Registry(
      new Map(
        rows.map((row) => [
          row.code,
          { ...row, kind: row.kind as MemberKind, receivingOffice: row.receivingOffice as ReceivingOffice | null },
        ]),
      ),
      held === null ? null : new Set(held),
    );
  }

  /** The registry of a process that keeps no member's data, and knows which can be had now. */
  static of(members: readonly Member[], isAvailable: (code: string) => boolean): Registry {
    const sorted = [...members].sort((a, b) => (a.code < b.code ? -1 : 1));
    return new Registry(new Map(sorted.map((member) => [member.code, member])), new Set(), isAvailable);
  }

  /** Whether this process keeps the member's data. */
  holds(code: string): boolean {
    return this.heldCodes?.has(code) ?? this.byCode.has(code);
  }

  /** The members whose data this process keeps, in the order of their codes. */
  held(): Member[] {
    return this.members().filter(({ code }) => this.holds(code));
  }

  findMember(code: string): Member | null {
    return this.byCode.get(code) ?? null;
  }

  getMember(code: string): Member {
    const member = this.byCode.get(code);
    if (member === undefined) throw new Error(`member ${code} is not in the registry`);
    return member;
  }

  /** All members, or those of one kind, in the order of their codes. */
  members(kind: MemberKind | null = null): Member[] {
    return [...this.byCode.values()].filter((member) => kind === null || member.kind === kind);
  }
}
