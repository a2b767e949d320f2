import { Inflate } from 'fflate';

/*
 * Unpacking that cannot be made to eat the machine. What a zip says about its own sizes is the sender's word, so the
 * bytes that really come out are counted, entry by entry and all together, and unpacking stops at the limit.
 */

/** Why an archive was not unpacked: it is no sound zip, or it would grow past the limit. */
export type UnzipFailure = 'broken' | 'too-large';

type Entry = { name: string; method: number; data: Uint8Array };

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
// Small, because nothing can stop the output of one push: a byte of deflate may become a thousand.
const PUSH = 16_384;

function directoryOf(bytes: Uint8Array): Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  // The end record may be followed by a comment of up to 65,535 bytes.
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) return null;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== DIRECTORY) return null;
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const [encrypted, method, size, local] = [view.getUint16(at + 8, true) & 1, view.getUint16(at + 10, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    if (encrypted !== 0 || view.getUint32(local, true) !== LOCAL) return null;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (start + size > bytes.length) return null;
    entries.push({ name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)), method, data: bytes.subarray(start, start + size) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

class PastLimit extends Error {}

function inflate(data: Uint8Array, room: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    size += chunk.length;
    if (size > room) throw new PastLimit();
    chunks.push(chunk);
  });
  for (let at = 0; at < data.length; at += PUSH) stream.push(data.subarray(at, at + PUSH), at + PUSH >= data.length);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The wanted entries of a zip, unpacked to at most `limit` bytes together, or why not. */
export function unzipWithin(bytes: Uint8Array, limit: number, wanted: (name: string) => boolean): Map<string, Uint8Array> | UnzipFailure {
  const found = new Map<string, Uint8Array>();
  let room = limit;
  try {
    const entries = directoryOf(bytes);
    if (entries === null) return 'broken';
    for (const { name, method, data } of entries) {
      if (!wanted(name)) continue;
      if (found.has(name) || (method !== 0 && method !== 8)) return 'broken';
      const content = method === 0 ? data : inflate(data, room);
      room -= content.length;
      if (room < 0) return 'too-large';
      found.set(name, content);
    }
    return found;
  } catch (error) {
    return error instanceof PastLimit ? 'too-large' : 'broken';
  }
}
