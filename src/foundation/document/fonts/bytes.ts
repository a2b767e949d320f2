/** Reads big-endian numbers one after the other, as font files hold them. */
export class Reader {
  readonly view: DataView;
  at: number;
  constructor(bytes: Uint8Array, at = 0) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }
  u8(): number {
    return this.view.getUint8(this.at++);
  }
  i8(): number {
    return this.view.getInt8(this.at++);
  }
  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2);
  }
  i16(): number {
    this.at += 2;
    return this.view.getInt16(this.at - 2);
  }
  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4);
  }
  /** A signed fixed-point number with 14 bits after the point. */
  f2dot14(): number {
    return this.i16() / 16384;
  }
  /** A signed fixed-point number with 16 bits after the point. */
  fixed(): number {
    this.at += 4;
    return this.view.getInt32(this.at - 4) / 65536;
  }
  tag(): string {
    return String.fromCharCode(this.u8(), this.u8(), this.u8(), this.u8());
  }
  /** A number of one to five bytes, seven bits each (WOFF2, UIntBase128). */
  base128(): number {
    let value = 0;
    for (let k = 0; k < 5; k++) {
      const byte = this.u8();
      value = value * 128 + (byte & 0x7f);
      if ((byte & 0x80) === 0) return value;
    }
    throw new RangeError('a number of more than five bytes');
  }
  /** A number of one to three bytes (WOFF2, 255UInt16). */
  short255(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 255) return this.u8() + 253;
    if (code === 254) return this.u8() + 506;
    return code;
  }
}

/** Gathers big-endian numbers into bytes. */
export class Writer {
  private readonly bytes: number[] = [];
  get length(): number {
    return this.bytes.length;
  }
  u8(value: number): this {
    this.bytes.push(value & 0xff);
    return this;
  }
  u16(value: number): this {
    return this.u8(value >> 8).u8(value);
  }
  u32(value: number): this {
    return this.u16(value >>> 16).u16(value & 0xffff);
  }
  add(more: Iterable<number>): this {
    for (const byte of more) this.bytes.push(byte);
    return this;
  }
  padTo(multiple: number): this {
    while (this.bytes.length % multiple !== 0) this.bytes.push(0);
    return this;
  }
  done(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}
