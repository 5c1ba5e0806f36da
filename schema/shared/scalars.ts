import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate, GraphQLURL } from 'graphql-scalars';
import { instantOf, withShanghaiOffset, type Instant } from '../../domain/shared/time.js';

/** Instants come in with a zone (text without one is refused), are kept in UTC, and go out with Shanghai's offset. */
export const DateTimeScalar = new GraphQLScalarType<Instant, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 with an offset, such as 2017-02-06T09:00:00+08:00. Served with the offset of Asia/Shanghai.',
  serialize: (value) => withShanghaiOffset(String(value)),
  parseValue: (value) => instantOf(GraphQLDateTime.parseValue(value)),
  parseLiteral: (node) => instantOf(GraphQLDateTime.parseLiteral(node, {})),
});

/** Civil dates of Asia/Shanghai; the contract calls the scalar `Date`, its behaviour is that of a local date. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A civil date in Asia/Shanghai, such as 2017-02-06.',
  serialize: (value) => String(value),
  parseValue: (value) => GraphQLLocalDate.parseValue(value),
  parseLiteral: (node) => GraphQLLocalDate.parseLiteral(node, {}),
});

/** Absolute addresses, http or https only, so that no client is handed a script as a link. */
export const UrlScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  description: 'An absolute http or https address.',
  serialize: (value) => String(value),
  parseValue: parseUrl,
  parseLiteral: (node) => parseUrl(node.kind === Kind.STRING ? node.value : undefined),
});

function parseUrl(value: unknown): string {
  const url = GraphQLURL.parseValue(value) as URL;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`URL must be http or https, not ${url.protocol}`);
  return url.href;
}
