/** Between two looks the machine is left to what is waited for. */
const LOOK_AGAIN_MS = 5;
/** Long enough for the slowest machine; only a test that fails waits it out. */
const DEADLINE_MS = 90_000;

/** Waits until a condition holds; fails by name at the deadline. */
export async function waitFor(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
