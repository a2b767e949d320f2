import { Fault } from '../errors.ts';

/** What a page and a server can both pack and unpack; the gzip header names no system, so that bytes are the same everywhere. */
export type Packing = 'gzip' | 'deflate-raw';

/** The bytes packed. */
export async function pack(bytes: Uint8Array, how: Packing): Promise<Uint8Array> {
  const packed = await through(bytes, new CompressionStream(how), Number.POSITIVE_INFINITY);
  if (how === 'gzip') packed[9] = 255;
  return packed;
}

/** The bytes unpacked; Fault if they are not packed so, or would come to more than `most` bytes. */
export async function unpack(bytes: Uint8Array, how: Packing, most: number): Promise<Uint8Array> {
  try {
    return await through(bytes, new DecompressionStream(how), most);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`These bytes are not packed by ${how}.`, { cause: error });
  }
}

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array> {
  const source = new Blob([new Uint8Array(bytes)]).stream();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = source.pipeThrough(stream).getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    length += step.value.length;
    if (length > most) {
      await reader.cancel();
      throw new Fault(`These bytes unpack to more than ${most}.`);
    }
    parts.push(step.value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
