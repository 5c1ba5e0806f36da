import type { Applicant } from './applicant.js';

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

/** A text in which what identifies an applicant is masked. */
export function maskText(text: string, { name, identifier, phone, agentName }: Applicant): string {
  const masked = new Map([
    [identifier, maskIdentifier(identifier)],
    [phone, maskPhone(phone)],
    [name, maskName(name)],
    [agentName ?? '', maskName(agentName ?? '')],
  ]);
  return [...masked].reduce((result, [whole, mask]) => (whole === '' ? result : result.replaceAll(whole, mask)), text);
}

/** An applicant as others than the handling member see them: without the agent. */
export function maskApplicant(applicant: Applicant): Applicant {
  const { name, identifier, phone } = applicant;
  return { ...applicant, name: maskName(name), identifier: maskIdentifier(identifier), phone: maskPhone(phone), agentName: null };
}
