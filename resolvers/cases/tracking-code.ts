import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another on paper. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

/**
 * Tracking codes (查询码): told to who received it and printed on the receipt, so stored encrypted (AES-256-GCM); looked up by a keyed
 * hash of number and code, so that a wrong number and a wrong code take the same way.
 */
export class TrackingCodes {
  /** `key`: 32 bytes. */
  constructor(private readonly key: Buffer) {}

  generate(): string {
    return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  }

  hash(number: string, code: string): string {
    return createHmac('sha256', this.key).update(`${number}\n${code.trim().toUpperCase()}`).digest('hex');
  }

  seal(code: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce);
    return Buffer.concat([nonce, cipher.update(code, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  }

  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  }
}
