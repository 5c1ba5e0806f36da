import { createHmac, timingSafeEqual } from 'node:crypto';

const GOOD_FOR_MS = 15 * 60_000;

/** Signed, absolute links to documents, good for fifteen minutes of real time: a browser cannot send a token with a link. */
export class DocumentLinks {
  private base = '';

  constructor(
    private readonly key: Buffer,
    private readonly now: () => number = Date.now,
  ) {}

  /** The server's own address, known once it listens. */
  serveAt(base: string): void {
    this.base = base;
  }

  /** `whole`: whether the link shows names and identifiers whole, as its asker may see them. */
  linkTo(id: string, whole: boolean): string {
    const expires = this.now() + GOOD_FOR_MS;
    const grant = `${expires}.${whole ? 1 : 0}`;
    return `${this.base}/documents/${encodeURIComponent(id)}?grant=${grant}.${this.sign(id, grant)}`;
  }

  /** What a link grants: null where it is forged, of another document, or too old. */
  read(id: string, grant: string): { readonly whole: boolean } | null {
    const [expires = '', whole = '', signature = ''] = grant.split('.');
    const expected = Buffer.from(this.sign(id, `${expires}.${whole}`));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return Number(expires) > this.now() ? { whole: whole === '1' } : null;
  }

  private sign(id: string, grant: string): string {
    return createHmac('sha256', this.key).update(`document\n${id}\n${grant}`).digest('base64url');
  }
}
