import type { Caller, Language } from '../../domain/shared/caller.js';

/** What a request's context tells at the least. */
export interface RequestContext {
  readonly caller: Caller;
  readonly language: Language;
}

/** Makes a request's context; one function for HTTP and WebSocket. */
export type ContextOf<Context extends RequestContext> = (caller: Caller, language: Language) => Context;

/** Chinese unless English is preferred (Accept-Language). */
export function languageOf(header: string | undefined): Language {
  if (header === undefined) return 'zh-CN';
  const first = header
    .split(',')
    .map(preference)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)[0];
  return first?.tag.startsWith('en') === true ? 'en' : 'zh-CN';
}

function preference(entry: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
  const quality = parameters.find((parameter) => parameter.trim().startsWith('q='));
  return { tag, weight: quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0 };
}
