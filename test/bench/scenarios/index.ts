import type { Scenario } from '../scenario.js';
import { appraisals, statistics } from './figures.js';
import { guide } from './guide.js';
import { list } from './list.js';
import { step } from './step.js';
import { tracking } from './tracking.js';

/** Everything that `npm run bench` measures, in the order of its table. */
export const SCENARIOS: readonly Scenario[] = [tracking, list, guide, statistics, appraisals, step];
