/** The root field by which the department names cases of the hub. */
export const NAMED_CASES = 'benchNamedCases';

/** A department that knows cases by their ids alone; what they are, the hub's nodes are asked (Apollo Federation 2). */
export const SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Case @key(fields: "id", resolvable: false) {
  id: ID!
}
type Query {
  ${NAMED_CASES}(ids: [ID!]!): [Case]
}
`;
