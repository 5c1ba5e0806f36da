import type { DemoHub } from '../hub-process.js';
import type { Stage } from './stage.js';

/** A story that the demo plays on a hub. A new one: a file of its own under `scenarios`, named in `scenarios/index.ts`. */
export interface Scenario {
  /** What `--scenario` calls it. */
  readonly name: string;
  /** One line of `--help`. */
  readonly summary: string;
  /** In Chinese, as all that the story prints. */
  readonly title: string;
  /** Where the rule stands, such as 行政许可法第三十二条. */
  readonly basis: string;
  /** The rule that the story shows, in plain words. */
  readonly rule: string;
  /** Whether days must pass: such a story needs a training hub. */
  readonly movesClock: boolean;
  /** Plays the story; throws where the hub does not answer as the rule says. */
  readonly play: (stage: Stage, hub: DemoHub) => Promise<void>;
  /** The hub that it is played on, where that is not the one on HOST and PORT. */
  readonly open?: (clockStart: string) => Promise<DemoHub>;
}
