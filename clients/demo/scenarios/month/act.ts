import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { RefusalFragment } from '../../../sdk/generated/operations.js';
import type { Actor, Stage } from '../../stage/stage.js';

interface Answer {
  readonly userErrors: readonly RefusalFragment[];
}

/** Somebody does something; tells what came of it. `tell`: the result in a word, and in a sentence. Null where it was refused. */
export async function act<Name extends string, Given extends Answer, Input>(
  stage: Stage,
  { by, what, sentence }: { readonly by: Actor; readonly what: string; readonly sentence: string },
  document: TypedDocumentNode<Readonly<Record<Name, Given>>, { readonly input: Input }>,
  input: Input,
  tell: (answer: Given) => readonly [result: string, sentence: string],
): Promise<Given | null> {
  stage.narrator.step({ at: stage.now, who: by.who, what }, sentence);
  const [answer] = Object.values<Given>(await by.client.request(document, { input }));
  if (answer === undefined) throw new Error(`${what}: the hub told nothing`);
  if (answer.userErrors.length > 0) {
    stage.narrator.refused(answer.userErrors);
    return null;
  }
  stage.narrator.granted(...tell(answer));
  return answer;
}

/** What was granted; throws where the story says it must be and was not. */
export function granted<Given>(answer: Given | null, what: string): Given {
  if (answer === null) throw new Error(`${what}应当获准`);
  return answer;
}
