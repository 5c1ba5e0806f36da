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
  [TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
};
