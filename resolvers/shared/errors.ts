import { GraphQLError } from 'graphql';
import type { HubContext } from './context.js';
import { hasRole, type Caller, type Role } from '../../domain/shared/caller.js';

/** A request that the hub cannot read: names the field in the message and in `extensions.path`. */
export function badInput(message: string, path: readonly string[]): GraphQLError {
  return new GraphQLError(`${path.join('.')}: ${message}`, { extensions: { code: 'BAD_USER_INPUT', path } });
}

export function unauthenticated(): GraphQLError {
  return new GraphQLError('需要登录：请在 Authorization 中提供访问令牌 / an access token is required', {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}

export function forbidden(): GraphQLError {
  return forbiddenBecause('当前角色无权进行此操作 / your role does not allow this');
}

/** What nobody may do here, whatever the role, and why. */
export function forbiddenBecause(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FORBIDDEN' } });
}

/** What a caller may see of a list; refused where that is nothing at all, never answered with a silent empty list. */
export function requireScope<Scope extends object>(caller: Caller, scopeOf: (caller: Caller) => Scope): Scope {
  if (caller.subject === null) throw unauthenticated();
  const scope = scopeOf(caller);
  if (Object.values(scope).every((part) => part === null || part === false)) throw forbidden();
  return scope;
}

/** Refuses a caller without any of the roles: the public with UNAUTHENTICATED, a token without the right with FORBIDDEN. */
export function requireRole(caller: Caller, ...roles: readonly Role[]): void {
  if (caller.subject === null) throw unauthenticated();
  if (!hasRole(caller, ...roles)) throw forbidden();
}

/** Members whose data cannot be had now: told wherever something of theirs was asked for. */
export function memberUnavailable(members: readonly string[]): GraphQLError {
  const codes = [...new Set(members)].sort();
  return new GraphQLError(`成员单位暂时无法访问：${codes.join('、')} / members cannot be reached now`, {
    extensions: { code: 'MEMBER_UNAVAILABLE', members: codes },
  });
}

/** Notes members that an answer lacks, so that it says so. */
export function reportMissing({ missing }: Pick<HubContext, 'missing'>, members: readonly string[]): void {
  for (const code of members) missing?.add(code);
}
