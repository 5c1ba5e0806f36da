/** The value of an argument by its path, such as `input.case`. */
export function argumentAt(args: Readonly<Record<string, unknown>>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value === null || typeof value !== 'object' ? undefined : (value as Record<string, unknown>)[key]),
      args,
    );
}
