import { GraphQLError, type DocumentNode, type ExecutionResult } from 'graphql';
import type { Execution } from '../../executor/engine.js';
import { readVariables } from '../../executor/read-variables.js';
import type { RequestContext } from '../../http/context-of.js';
import { answerChecks } from './answer-check.js';
import { resultOf } from './outcome.js';
import { planField, type PlannedField, type Shards } from './plan-fields.js';
import { rootFields, shapeOf, type Shape } from './root-fields.js';
import { runPlans } from './run-plans.js';

/**
 * Executes an operation over the nodes: each root field is asked of the nodes of the members that it is about, and what they answer is
 * put together as one node with all the rows would answer it. A node's fields travel in one document.
 */
export function shardExecutor(shards: Shards): (execution: Execution) => Promise<ExecutionResult> {
  const shapes = new WeakMap<DocumentNode, Shape>();
  const checks = answerChecks(shards.schema);
  return async ({ document, operation, variables, context: given }) => {
    const shape = shapes.get(document) ?? shapeOf(document);
    shapes.set(document, shape);
    const context = given as RequestContext;
    // Nodes are handed the variables as they came, and read them likewise.
    const { errors, values } = readVariables(shards.schema, document, operation, variables);
    if (errors !== null) return { errors };
    try {
      const planning = { ...shards, shape, operation, variables: values, caller: context.caller };
      const fields = rootFields(shape, operation, values).map((selected) => planField(planning, selected));
      const plans = fields.filter((field): field is PlannedField => 'shares' in field);
      const checkOf = ({ selected, type }: PlannedField) => checks(shape, selected.node, type);
      const outcomes = await runPlans({ ...shards, shape, operation, variables, context, checkOf }, plans);
      return resultOf(
        fields.map((field) =>
          'shares' in field
            ? { key: field.selected.key, type: field.type, outcome: outcomes[plans.indexOf(field)] ?? { value: null, errors: [] } }
            : { key: field.selected.key, type: null, outcome: { value: field.value, errors: [] } },
        ),
      );
    } catch (error) {
      if (error instanceof GraphQLError) return { data: null, errors: [error] };
      throw error;
    }
  };
}
