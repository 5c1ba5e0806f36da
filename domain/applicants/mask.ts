/** A name to its first character. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

/** An identifier to its first and last four characters. */
export function maskIdentifier(identifier: string): string {
  return identifier.length <= 8
    ? '*'.repeat(identifier.length)
    : `${identifier.slice(0, 4)}${'*'.repeat(identifier.length - 8)}${identifier.slice(-4)}`;
}

/** A phone number to its last four digits. */
export function maskPhone(phone: string): string {
  return phone.length <= 4 ? '*'.repeat(phone.length) : '*'.repeat(phone.length - 4) + phone.slice(-4);
}
