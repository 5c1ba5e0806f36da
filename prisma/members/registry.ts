import type { Member, MemberKind, ReceivingOffice } from '../../domain/members/member.js';
import type { Database } from '../database.js';

/** The members of the hub, held in memory: some sixty records that change with an institutional reform, not with a case. */
export class Registry {
  private constructor(private readonly byCode: ReadonlyMap<string, Member>) {}

  static async load(database: Database): Promise<Registry> {
    const rows = await database.prisma.member.findMany({ orderBy: { code: 'asc' } });
    return new Registry(
      new Map(
        rows.map((row) => [
          row.code,
          { ...row, kind: row.kind as MemberKind, receivingOffice: row.receivingOffice as ReceivingOffice | null },
        ]),
      ),
    );
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
