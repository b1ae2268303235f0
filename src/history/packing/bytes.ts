/** A growing run of bytes and its reader, with integers in as few bytes as they need (varints as in Protocol Buffers, but up to 2^53). */
import { StoreError } from '../../errors.ts';

/** Appends to a run of bytes. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  /** What was written so far; not to be kept while more is written. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  /** A safe integer from 0. */
  uint(value: number): void {
    // 53 bits at 7 a byte.
    this.#reserve(8);
    let rest = value;
    // No shifts: they would cut the value to 32 bits.
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) + 128;
    this.#bytes[this.#length++] = rest;
  }

  /** Any number, exactly: 8 bytes. */
  double(value: number): void {
    this.#reserve(8);
    this.#length = this.#bytes.writeDoubleLE(value, this.#length);
  }

  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  /** Bytes with their length ahead. */
  block(value: Uint8Array): void {
    this.uint(value.length);
    this.raw(value);
  }

  /** Plain JSON with its length ahead; half surrogates survive, as JSON escapes them. */
  json(value: unknown): void {
    this.block(Buffer.from(JSON.stringify(value)));
  }

  #reserve(sizeBytes: number): void {
    if (this.#length + sizeBytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + sizeBytes));
    larger.set(this.bytes);
    this.#bytes = larger;
  }
}

/** Reads what a ByteWriter wrote, in the same order. Every method throws StoreError store.corrupt past the end. */
export class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    return value ?? endsTooEarly();
  }

  uint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
    }
  }

  /** So many of them; faster than one by one. */
  uints(count: number): number[] {
    const values: number[] = [];
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < count; i++) {
      let byte = bytes[at++] ?? endsTooEarly();
      // Most are small.
      if (byte < 128) {
        values.push(byte);
        continue;
      }
      let value = byte - 128;
      for (let scale = 128; byte >= 128; scale *= 128) {
        byte = bytes[at++] ?? endsTooEarly();
        value += (byte & 127) * scale;
      }
      values.push(value);
    }
    this.#at = at;
    return values;
  }

  double(): number {
    return this.raw(8).readDoubleLE();
  }

  /** A view of the bytes, not a copy. */
  raw(sizeBytes: number): Buffer {
    const slice = this.#bytes.subarray(this.#at, this.#at + sizeBytes);
    if (slice.length < sizeBytes) endsTooEarly();
    this.#at += sizeBytes;
    return slice;
  }

  block(): Buffer {
    return this.raw(this.uint());
  }

  json(): unknown {
    return JSON.parse(this.block().toString());
  }
}

function endsTooEarly(): never {
  throw new StoreError('store.corrupt', 'Cannot read packed bytes: they end too early');
}
