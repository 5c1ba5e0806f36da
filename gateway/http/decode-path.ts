/** One part of a path as text; empty where it is no valid encoding. */
export function decodePath(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
