import { GraphQLError } from 'graphql';
import type { IncomingMessage } from 'node:http';

/** Largest body of a request, in bytes. */
export const BODY_LIMIT = 1_000_000;

/** What a request's body holds: JSON, within its bound. Throws GraphQLErrors that carry their HTTP status. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw fault('BAD_USER_INPUT', 415, '内容类型须为 application/json / the content type must be application/json');
  const text = decode(await readBytes(request));
  try {
    const body: unknown = JSON.parse(text);
    if (body !== null && typeof body === 'object' && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // told below
  }
  throw fault('BAD_USER_INPUT', 400, '请求体须为一个 JSON 对象 / the body must be one JSON object');
}

export async function readBytes(request: IncomingMessage, limit: number = BODY_LIMIT): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        reject(tooLarge(limit));
      } else chunks.push(chunk);
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('the request was cut off'));
    });
  });
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw fault('BAD_USER_INPUT', 400, '请求体不是有效的 UTF-8 / the body is not valid UTF-8');
  }
}

function tooLarge(limit: number): GraphQLError {
  return fault('PAYLOAD_TOO_LARGE', 413, `请求体超过 ${limit} 字节 / the body is larger than ${limit} bytes`);
}

export function fault(code: string, status: number, message: string, headers: Readonly<Record<string, string>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, headers } } });
}
