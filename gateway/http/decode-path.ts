/** One part of a path as text; empty where it is no valid encoding. */
export function decodePath(part: string): string {
  try {
    const text = decodeURIComponent(part);
    return text.includes('\u0000') ? '' : text;
  } catch {
    return '';
  }
}
