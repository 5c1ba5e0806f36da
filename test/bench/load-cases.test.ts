import { foldEvents } from '../../domain/cases/fold.js';
import type { CaseEvent } from '../../domain/cases/case-event.js';
import type { CaseRecord } from '../../domain/cases/case.js';
import { firstBroken } from '../../resolvers/cases/hash-chain.js';
import { TrackingCodes } from '../../resolvers/cases/tracking-code.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { loadCases } from './load-cases.js';
import { NOW, SEALING_KEY } from './setting.js';

const CASES = 1_000;

interface Loaded {
  readonly record: CaseRecord;
  readonly head: string;
  readonly number: string;
  readonly trackingHash: string;
  readonly trackingSealed: string;
  readonly nextCheckAt: string | null;
  readonly events: readonly { readonly event: CaseEvent; readonly hash: string }[];
  readonly documents: readonly string[];
}

test('a database of some members alone is loaded with cases of theirs alone', async () => {
  const held = ['120101', '120000-hb'];
  const database = await testDatabase({ engine: 'embedded' });
  try {
    await loadCases(database, 100, held);
    const cases = await database.query<{ member: string; count: number }>(
      'SELECT member_code AS member, count(*) FROM case_record GROUP BY member_code',
    );
    expect(cases).toEqual([{ member: '120101', count: expect.any(Number) }]);
    expect(cases[0]?.count).toBeGreaterThanOrEqual(100);
  } finally {
    await database.close();
  }
});

describe('the cases that the bench loads', () => {
  let database: TestDatabase;
  let loaded: readonly Loaded[];
  beforeAll(async () => {
    database = await testDatabase({ engine: 'embedded' });
    await loadCases(database, CASES);
    loaded =
      await database.query<Loaded>(`SELECT record, head, number, tracking_hash AS "trackingHash", tracking_sealed AS "trackingSealed",
      next_check_at AS "nextCheckAt",
      (SELECT json_agg(json_build_object('event', body, 'hash', hash) ORDER BY sequence) FROM case_event e WHERE e.case_id = c.id) AS events,
      (SELECT json_agg(id) FROM document d WHERE d.case_id = c.id) AS documents FROM case_record c`);
  });
  afterAll(() => database.close());

  test('are as many as asked for, in every state of the road', () => {
    expect(loaded.length).toBeGreaterThanOrEqual(CASES);
    expect(loaded.length).toBeLessThan(CASES * 1.3);
    expect(new Set(loaded.map(({ record }) => record.status))).toEqual(new Set(['RECEIVED', 'ACCEPTED', 'REVIEWED', 'DELIVERED']));
    expect(new Set(loaded.map(({ record }) => record.receivedAt.slice(0, 10))).size).toBeGreaterThan(3);
  });

  test('are the fold of their events, with an intact chain and their own documents', () => {
    for (const { record, head, number, events, documents } of loaded) {
      expect(foldEvents(events.map(({ event }) => event))).toEqual(record);
      expect(firstBroken(events)).toBeNull();
      expect(events.at(-1)?.hash).toBe(head);
      expect(record.number).toBe(number);
      expect(events.flatMap(({ event }) => event.documentId ?? []).every((id) => documents.includes(id))).toBe(true);
    }
  });

  test('are found by their tracking codes, and wait for nothing when the bench begins', () => {
    const codes = new TrackingCodes(SEALING_KEY);
    for (const { number, trackingHash, trackingSealed, nextCheckAt } of loaded) {
      expect(codes.hash(number, codes.open(trackingSealed))).toBe(trackingHash);
      expect(nextCheckAt === null || nextCheckAt > NOW).toBe(true);
    }
  });
});
