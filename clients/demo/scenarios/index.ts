import type { Scenario } from '../stage/scenario.js';
import { city } from './city.js';
import { correction } from './correction.js';
import { hearing } from './hearing.js';
import { month } from './month/index.js';
import { overdue } from './overdue.js';
import { road } from './road.js';
import { silence } from './silence.js';
import { tolerance } from './tolerance.js';

/** Every story that `npm run demo -- --scenario NAME` can play; the first is played where none is named. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [road, tolerance, correction, silence, hearing, overdue, month, city];
