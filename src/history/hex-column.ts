/** Columns of hexadecimal texts as raw bytes: keyed hashes, and ids that mostly are GUIDs. */
import { type Column, few } from './columns.ts';

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

/** Row ids: a GUID or any text, and "|" with another one where the row has a partition of its own. */
export function ids(): Column<string> {
  const part = packed<string | null>(16, (text) => (GUID.test(text) ? text.replaceAll('-', '') : undefined), dashed);
  return {
    write(values, out, near) {
      const parted = values.map(parts);
      part.write(
        parted.map(([key]) => key),
        out,
        near,
      );
      part.write(
        parted.map(([, partition]) => partition),
        out,
        near,
      );
    },
    read(count, input, near) {
      const keys = part.read(count, input, near);
      const partitions = part.read(count, input, near);
      return keys.map((key, i) => (typeof partitions[i] === 'string' ? `${key}|${partitions[i]}` : `${key}`));
    },
  };
}

function packed<T extends string | null>(
  sizeBytes: number,
  toHex: (text: string) => string | undefined,
  fromHex: (digits: string) => string,
): Column<T> {
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
    read(count, input, near) {
      const kinds = [...input.raw(count)];
      const raw = kinds.map((kind) => (kind === RAW ? fromHex(input.raw(sizeBytes).toString('hex')) : null));
      const others = texts.read(kinds.filter((kind) => kind === TEXT).length, input, near).values();
      return kinds.map((kind, i) => (kind === TEXT ? others.next().value : raw[i])) as T[];
    },
  };
}

function parts(id: string): readonly [key: string, partition: string | null] {
  const at = id.indexOf('|');
  return at < 0 ? [id, null] : [id.slice(0, at), id.slice(at + 1)];
}

function dashed(digits: string): string {
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join('-');
}
