import type { Caller, Language } from '../../domain/shared/caller.js';
import type { HubContext, Services } from './context.js';
import { createLoaders, type Loaders } from './loaders.js';

/** The context of one caller's request. Its loaders are made when first asked for: many requests need none. */
export function hubContext(services: Services, caller: Caller, language: Language): HubContext {
  return new RequestContext(services, caller, language);
}

class RequestContext implements HubContext {
  // Not a private name: Apollo hands on a copy of the context's own properties.
  private made: Loaders | null = null;

  constructor(
    readonly services: Services,
    readonly caller: Caller,
    readonly language: Language,
  ) {}

  get loaders(): Loaders {
    return (this.made ??= createLoaders(this.services, this.caller));
  }

  readAnew(): void {
    this.made = null;
  }
}
