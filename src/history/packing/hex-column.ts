/** Columns of hexadecimal texts as raw bytes: keyed hashes, and ids that mostly are GUIDs. */
import type { WantedContacts } from '../../metrics/contacts/contact-numbers.ts';
import type { ByteReader } from './bytes.ts';
import { type Column, type Found, few } from './packed-columns.ts';

// How a text is stored.
const ABSENT = 0;
const RAW = 1;
const TEXT = 2;

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const texts = few<string>();

/** Texts of which most are `sizeBytes` bytes in lower-case hexadecimal; any other text, and null, is kept as it is. */
export function hex<T extends string | null>(sizeBytes: number): Column<T> {
  const pattern = new RegExp(`^[0-9a-f]{${2 * sizeBytes}}$`);
  return packed<T>(
    sizeBytes,
    (text) => (pattern.test(text) ? text : undefined),
    (digits) => digits,
  );
}

/** Row ids and other texts of which most are GUIDs, 16 bytes each; any other text is kept as it is. */
export function ids(): Column<string> {
  return packed<string>(16, digitsOfGuid, dashed);
}

/** Those records of a column hex(8) whose contact key is in the set. */
export function findContacts(count: number, input: ByteReader, contacts: WantedContacts): Found<string> {
  const { kinds, raw, others } = readParts(count, input, 8);
  const records: number[] = [];
  const values: string[] = [];
  let [rawAt, othersAt] = [0, 0];
  for (let i = 0; i < count; i++) {
    let contact: string | undefined;
    if (kinds[i] === RAW) {
      contact = contacts.find(raw.readUInt32BE(rawAt), raw.readUInt32BE(rawAt + 4));
      rawAt += 8;
    } else if (kinds[i] === TEXT) {
      const text = others[othersAt++] ?? '';
      if (contacts.has(text)) contact = text;
    }
    if (contact === undefined) continue;
    records.push(i);
    values.push(contact);
  }
  return { records, values };
}

/** Written as a byte a value that says how it is stored, then all raw bytes, then all other texts. */
function packed<T extends string | null>(
  sizeBytes: number,
  toHex: (text: string) => string | undefined,
  fromHex: (digits: string) => string,
): Required<Omit<Column<T>, 'absent'>> {
  const readSome = (count: number, input: ByteReader, records: readonly number[]) => {
    const { kinds, raw, others } = readParts(count, input, sizeBytes);
    let [at, rawAt, othersAt] = [0, 0, 0];
    return records.map((record) => {
      for (; at < record; at++) {
        if (kinds[at] === RAW) rawAt += sizeBytes;
        else if (kinds[at] === TEXT) othersAt++;
      }
      if (kinds[record] === RAW) return fromHex(raw.toString('hex', rawAt, rawAt + sizeBytes));
      return kinds[record] === TEXT ? others[othersAt] : null;
    }) as T[];
  };
  return {
    write(values, out, near) {
      const digits = values.map((value) => (value === null ? undefined : toHex(value)));
      const kinds = values.map((value, i) => (value === null ? ABSENT : digits[i] === undefined ? TEXT : RAW));
      for (const kind of kinds) out.byte(kind);
      out.raw(Buffer.from(digits.join(''), 'hex'));
      texts.write(
        values.filter((value, i): value is T & string => value !== null && kinds[i] === TEXT),
        out,
        near,
      );
    },
    read: (count, input) =>
      readSome(
        count,
        input,
        Array.from({ length: count }, (_, i) => i),
      ),
    readSome,
  };
}

function readParts(count: number, input: ByteReader, sizeBytes: number) {
  const kinds = input.raw(count);
  let [raws, others] = [0, 0];
  for (const kind of kinds) {
    if (kind === RAW) raws++;
    else if (kind === TEXT) others++;
  }
  return { kinds, raw: input.raw(sizeBytes * raws), others: texts.read(others, input, new Map()) };
}

function dashed(digits: string): string {
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-');
}

function digitsOfGuid(text: string): string | undefined {
  return GUID.test(text) ? text.replaceAll('-', '') : undefined;
}
