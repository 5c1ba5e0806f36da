const INT8 = 20;
const JSON_TYPE = 114;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const JSONB = 3802;

/** How text from PostgreSQL is read, by type: the same on both engines. */
export const readableTypes: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [JSON_TYPE]: (text) => JSON.parse(text) as unknown,
  [JSONB]: (text) => JSON.parse(text) as unknown,
  [DATE]: (text) => text,
  [TIMESTAMPTZ]: instantFrom,
};

/** `2017-02-06 01:00:00.5+00`, as connections that speak UTC write it, becomes `2017-02-06T01:00:00.500Z`. */
function instantFrom(text: string): string {
  if (!text.endsWith('+00')) return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;
}
