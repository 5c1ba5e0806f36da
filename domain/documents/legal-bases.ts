import type { LegalBasis } from '../items/item.js';

/** Title, with the year of its text where that is told, and article. */
const BASIS = /^(《[^》]+》(?:（[^）]*）)?)(.+)$/su;

/** A basis as a text, `《…法》第三十五条`; empty where a draft lacks it. */
export function basisText(basis: LegalBasis | null): string {
  return basis === null ? '' : `${basis.title}${basis.article}`;
}

/** The bases in one phrase; a law cited several times in a row is named once: 《条例》第十一条、第十三条. */
export function joinedBases(bases: readonly string[]): string {
  return bases
    .map((basis, index) => {
      const [, title, article] = BASIS.exec(basis) ?? [];
      const before = BASIS.exec(bases[index - 1] ?? '')?.[1];
      return title !== undefined && article !== undefined && title === before ? article : basis;
    })
    .join('、');
}
