/** Reads NDJSON files (one JSON object a line, UTF-8), plain or gzip, as a stream. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError, messageOf } from '../../src/errors.ts';

export interface ReadNdjsonOptions {
  /** A column that each row must have as a text that is not empty. */
  readonly primaryKey?: string;
}

const MAX_LINE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 0x0a;

/** The rows of a file, .gz or plain; blank lines are passed over. @throws InputError input.rows with file, line and reason */
export async function* readNdjson(path: string, { primaryKey }: ReadNdjsonOptions = {}): AsyncGenerator<Record<string, unknown>> {
  let line = 0;
  for await (const bytes of linesOf(path)) {
    line++;
    const row = rowOf(bytes, (reason) => new InputError('input.rows', `Cannot read "${path}" line ${line}: ${reason}`), primaryKey);
    if (row !== undefined) yield row;
  }
}

type Refuse = (reason: string) => InputError;

function rowOf(bytes: Buffer, refuse: Refuse, primaryKey: string | undefined): Record<string, unknown> | undefined {
  if (bytes.length > MAX_LINE_BYTES) throw refuse(`it is longer than ${MAX_LINE_BYTES} bytes`);
  if (!isUtf8(bytes)) throw refuse('it is not UTF-8');
  const text = bytes.toString('utf8').trim(); // takes a byte order mark away, too
  if (text === '') return undefined;
  const row = parseRow(text, refuse);
  if (primaryKey === undefined) return row;
  const key = Object.hasOwn(row, primaryKey) ? row[primaryKey] : undefined;
  if (typeof key !== 'string' || key === '') throw refuse(`its primary key ${primaryKey} is missing`);
  return row;
}

function parseRow(text: string, refuse: Refuse): Record<string, unknown> {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    // The parser's own message quotes the line, which may hold a phone number.
    throw refuse('it is no JSON');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw refuse('it is no JSON object');
  return row as Record<string, unknown>;
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunksOf(path)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const tail = chunk.subarray(start, end);
      yield parts.length === 0 ? tail : Buffer.concat([...parts, tail]);
      parts = [];
      size = 0;
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
    size += chunk.length - start;
    // Handed on as it is: the reader refuses it by its length.
    if (size > MAX_LINE_BYTES) break;
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  // pipeline hands an error of the file on to the reader of the last stream.
  const stream = path.endsWith('.gz') ? pipeline(file, createGunzip({ chunkSize: CHUNK_BYTES }), () => {}) : file;
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (cause) {
    throw new InputError('input.rows', `Cannot read "${path}": ${messageOf(cause)}`, { cause });
  } finally {
    file.destroy();
  }
}
