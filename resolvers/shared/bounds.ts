import { z } from 'zod';
import { isMemberCode } from '../../domain/members/member.js';
import { badInput } from './errors.js';

export const ENDS_BEFORE_IT_BEGINS = '结束日早于开始日 / it ends before it begins';

/** Characters that the database cannot store or that hide what a text says: NUL, other controls, lone surrogates. */
// eslint-disable-next-line no-control-regex
const UNSTORABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** A text of at most `max` characters that may be empty: what its emptiness means is for a rule to say. */
export function gap(max: number) {
  return z
    .string()
    .max(max, `至多 ${max} 个字符 / at most ${max} characters`)
    .refine((value) => !UNSTORABLE.test(value), '含有控制字符 / contains control characters');
}

/** A text that says something, of at most `max` characters. */
export function text(max: number) {
  return gap(max).refine((value) => value.trim() !== '', '不能为空 / must not be empty');
}

/** An id or number as anybody may write it: what names nothing finds nothing, but it can be asked for. */
export const storableText = gap(1_000);
/** A filter with a first and a last day, both included: refused at the last one where it is before the first. */
export function withDays<Shape extends z.ZodRawShape>(fields: Shape, first: keyof Shape & string, last: keyof Shape & string) {
  return z.object(fields).refine(
    (filter) => {
      const [from, to] = [first, last].map((field) => (filter as Readonly<Record<string, unknown>>)[field]);
      return typeof from !== 'string' || typeof to !== 'string' || from <= to;
    },
    { path: [last], message: ENDS_BEFORE_IT_BEGINS },
  );
}

export const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);
export const globalIdText = text(200);
export const idempotencyKey = optional(text(128));
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/i, '须为 64 位十六进制 SHA-256 / must be a SHA-256 in 64 hex digits')
  .transform((value) => value.toLowerCase());
export const expectedVersion = optional(z.number().int().min(1));
export const applicantInput = z.object({
  kind: z.enum(['PERSON', 'ORGANIZATION']),
  name: text(100),
  identifier: text(32),
  phone: z.string().regex(/^[0-9+() -]{5,20}$/, '须为 5 至 20 位电话号码 / must be a phone number of 5 to 20 digits'),
  agentName: optional(text(100)),
  residence: z.enum(['LOCAL', 'ELSEWHERE']),
});
export const evidenceInput = z
  .array(z.object({ name: text(200), url: optional(z.string().max(2_000)), sha256 }))
  .max(50, '至多 50 件 / at most 50');
export const memberCode = z.string().refine(isMemberCode, '不是成员单位代码 / not a member code');

/** What is counted: entries, characters, or the number itself. */
const COUNTED: Readonly<Record<string, readonly [chinese: string, english: string]>> = {
  array: [' 项', ' entries'],
  string: [' 个字符', ' characters'],
};

const LIBRARY = [z.locales.zhCN().localeError, z.locales.en().localeError] as const;

/** What a bound says that has no sentence of its own; the library's Chinese names the kinds of what it counts in English. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') {
    const told = LIBRARY.map((sentence) => sentence(issue));
    return told.map((one) => (typeof one === 'string' ? one : (one?.message ?? ''))).join(' / ');
  }
  const [chinese, english] = COUNTED[issue.origin] ?? ['', ''];
  return issue.code === 'too_big'
    ? `至多 ${issue.maximum}${chinese} / at most ${issue.maximum}${english}`
    : `至少 ${issue.minimum}${chinese} / at least ${issue.minimum}${english}`;
}

/**
 * Reads an input within its bounds; `root`: the argument that it is, empty where the fields are arguments themselves. Throws BAD_USER_INPUT naming the first field out of them.
 */
export function readInput<T extends z.ZodType>(type: T, value: unknown, root = 'input'): z.infer<T> {
  const result = type.safeParse(value, { error: sentenceOf });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw badInput(issue?.message ?? '无效 / invalid', [...(root === '' ? [] : [root]), ...(issue?.path ?? []).map(String)]);
}
