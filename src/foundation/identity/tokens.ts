import { createHmac, type KeyObject } from 'node:crypto';
import type { Part } from './parts.ts';

/** The blind index of a part: HMAC-SHA-256 under the agency's key, cut to 8 bytes; equal in one agency only. */
export function token(indexing: KeyObject, part: Part): Buffer {
  return createHmac('sha256', indexing).update(`${part.kind}|${part.text}`).digest().subarray(0, 8);
}
