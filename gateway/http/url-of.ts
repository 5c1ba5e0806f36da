import { fault } from './read-body.js';

/** The path that nearly all ask, which needs no parsing. */
const GRAPHQL = new URL('http://hub/graphql');

/** The address that a request names; throws BAD_USER_INPUT (400) where it is none. */
export function urlOf(target = '/'): URL {
  if (target === GRAPHQL.pathname) return GRAPHQL;
  // Two slashes at the front would be read as another host's name.
  const path = target.replace(/^[/\\]{2,}/, '/');
  if (!URL.canParse(path, GRAPHQL)) throw fault('BAD_USER_INPUT', 400, '地址无效 / not a valid address');
  return new URL(path, GRAPHQL);
}
