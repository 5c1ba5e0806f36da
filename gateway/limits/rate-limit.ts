import { GraphQLError } from 'graphql';

const MINUTE_MS = 60_000;
const KEPT_AT_MOST = 100_000;

interface Bucket {
  tokens: number;
  at: number;
}

/** A token bucket per caller: `perMinute` requests a minute, as a burst or spread; 0: no limit. */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    readonly perMinute: number,
    /** Milliseconds that only go forward, whatever is done to the machine's clock. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes one request; answers the seconds to wait where there is none left, 0 where it is granted. */
  take(key: string): number {
    if (this.perMinute === 0) return 0;
    const at = this.now();
    const bucket = this.buckets.get(key) ?? this.fresh(key, at);
    bucket.tokens = Math.min(this.perMinute, bucket.tokens + ((at - bucket.at) * this.perMinute) / MINUTE_MS);
    bucket.at = at;
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * MINUTE_MS) / this.perMinute / 1_000);
    bucket.tokens -= 1;
    return 0;
  }

  private fresh(key: string, at: number): Bucket {
    if (this.buckets.size >= KEPT_AT_MOST) this.forgetFull(at);
    const bucket = { tokens: this.perMinute, at };
    this.buckets.set(key, bucket);
    return bucket;
  }

  /** A bucket untouched for a minute is full again, as a new one is. */
  private forgetFull(at: number): void {
    for (const [key, bucket] of this.buckets) if (at - bucket.at >= MINUTE_MS) this.buckets.delete(key);
    if (this.buckets.size >= KEPT_AT_MOST) this.buckets.clear();
  }
}

/** The hub's two limits: of token subjects, and of addresses without a token; over HTTP and WebSocket together. */
export class CallerLimits {
  private readonly subjects: RateLimit;
  private readonly addresses: RateLimit;

  constructor({ rateSubject, rateAddress }: { readonly rateSubject: number; readonly rateAddress: number }, now?: () => number) {
    this.subjects = new RateLimit(rateSubject, now);
    this.addresses = new RateLimit(rateAddress, now);
  }

  /** Takes one request of a caller; answers the refusal where there is none left. */
  refusal(subject: string | null, address: string): GraphQLError | null {
    const limit = subject === null ? this.addresses : this.subjects;
    const wait = limit.take(subject ?? address);
    if (wait === 0) return null;
    const { perMinute } = limit;
    return new GraphQLError(`请求过于频繁：每分钟至多 ${perMinute} 次，请在 ${wait} 秒后再试 / at most ${perMinute} requests a minute`, {
      extensions: { code: 'RATE_LIMITED', limit: perMinute, http: { status: 429, headers: { 'retry-after': String(wait) } } },
    });
  }
}
