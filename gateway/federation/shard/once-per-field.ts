import type { FieldNode } from 'graphql';

/**
 * A field made out of another one, once for each: a document is asked again and again, and what is the same node is printed, checked and
 * taken to pieces once. `words` tell the fields apart that are made out of one.
 */
export function oncePerField<Words extends readonly string[]>(
  make: (node: FieldNode, ...words: Words) => FieldNode,
): (node: FieldNode, ...words: Words) => FieldNode {
  const made = new WeakMap<FieldNode, Map<string, FieldNode>>();
  return (node, ...words) => {
    const ofNode = made.get(node) ?? new Map<string, FieldNode>();
    made.set(node, ofNode);
    const key = words.join(' ');
    const field = ofNode.get(key) ?? make(node, ...words);
    ofNode.set(key, field);
    return field;
  };
}
