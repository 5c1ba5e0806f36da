import type { ItemContent } from '../../../domain/items/item.js';

/** An item of the city's catalogue, and which members offer it; where tiers do different work under one code, one for each tier. */
export interface ItemSeed extends ItemContent {
  /** The same for one item wherever it is offered, such as `XK00103`. */
  readonly catalogueCode: string;
  /** `DISTRICTS`: all sixteen district review bureaus; or a list of member codes; both may stand together. */
  readonly offeredBy: readonly string[];
}
