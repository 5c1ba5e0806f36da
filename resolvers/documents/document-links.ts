import { createHmac, timingSafeEqual } from 'node:crypto';

const GOOD_FOR_MS = 15 * 60_000;

/** What a link leads to; a signature of one kind is none of the other. */
type Linked = 'document' | 'report';

/** Signed, absolute links to documents and reports, good for fifteen minutes of real time: a browser cannot send a token with a link. */
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

  /** The same links, under another address: of the gateway through which a caller comes. */
  at(base: string): DocumentLinks {
    const links = new DocumentLinks(this.key, this.now);
    links.serveAt(base);
    return links;
  }

  /** `whole`: whether the link shows names and identifiers whole, as its asker may see them. */
  linkTo(id: string, whole: boolean): string {
    return `${this.base}/documents/${encodeURIComponent(id)}?grant=${this.grant('document', id, whole ? '1' : '0')}`;
  }

  linkToReport(id: string): string {
    return `${this.base}/reports/${encodeURIComponent(id)}.xlsx?grant=${this.grant('report', id, '0')}`;
  }

  /** What a link to a document grants: null where it is forged, of another document, or too old. */
  read(id: string, grant: string): { readonly whole: boolean } | null {
    const right = this.rightOf('document', id, grant);
    return right === null ? null : { whole: right === '1' };
  }

  /** Whether a link grants the report. */
  opensReport(id: string, grant: string): boolean {
    return this.rightOf('report', id, grant) !== null;
  }

  private grant(kind: Linked, id: string, right: string): string {
    const granted = `${this.now() + GOOD_FOR_MS}.${right}`;
    return `${granted}.${this.sign(kind, id, granted)}`;
  }

  private rightOf(kind: Linked, id: string, grant: string): string | null {
    const [expires = '', right = '', signature = ''] = grant.split('.');
    const expected = Buffer.from(this.sign(kind, id, `${expires}.${right}`));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return Number(expires) > this.now() ? right : null;
  }

  private sign(kind: Linked, id: string, granted: string): string {
    return createHmac('sha256', this.key).update(`${kind}\n${id}\n${granted}`).digest('base64url');
  }
}
