/** A column of numbers, mostly times: differences to a neighbour in whole seconds where all of them are, each in as few bytes as it needs. */
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Column } from './packed-columns.ts';

export interface NumberColumnOptions {
  /** An earlier field of the record that the values are near to. @default the value of the record before */
  readonly near?: string;
}

// Differences of such integers, doubled, are still exact.
const MAX_COMPACT = 2 ** 50;
// How a column is stored: 0 = doubles, else differences in this unit.
const UNITS = [1000, 1] as const;
const DOUBLES = 0;
// 0 is how an absent time is often written, and it is near to none.
const NULL = 0;
const ZERO = 1;
const FIRST_DIFFERENCE = 2;

/** Any numbers, and null. */
export function numbers<T extends number | null>({ near: name = '' }: NumberColumnOptions = {}): Column<T> {
  return {
    write(values, out, near) {
      const differences = differencesOf(values, near.get(name));
      const unit =
        differences && UNITS.find((each) => differences.every((difference) => typeof difference !== 'number' || difference % each === 0));
      out.uint(unit ?? DOUBLES);
      if (!differences || unit === undefined) writeDoubles(values, out);
      else for (const difference of differences) out.uint(codeOf(difference, unit));
    },
    read(count, input, near) {
      const unit = input.uint();
      const values = unit === DOUBLES ? readDoubles(count, input) : readDifferences(count, unit, input, near.get(name));
      return values as T[];
    },
  };
}

type Difference = number | 'null' | 'zero';

/** undefined where a value is too great, no integer, or -0. */
function differencesOf(values: readonly (number | null)[], bases: readonly unknown[] | undefined): readonly Difference[] | undefined {
  const differences: Difference[] = [];
  let before = 0;
  for (const [i, value] of values.entries()) {
    if (value !== null && !isCompact(value)) return undefined;
    if (value === null) differences.push('null');
    else if (value === 0) differences.push('zero');
    else {
      differences.push(value - baseOf(bases?.[i], before));
      before = value;
    }
  }
  return differences;
}

function codeOf(difference: Difference, unit: number): number {
  if (difference === 'null') return NULL;
  if (difference === 'zero') return ZERO;
  const units = difference / unit;
  // Zigzag: small negative differences are small numbers too.
  return (units < 0 ? -2 * units - 1 : 2 * units) + FIRST_DIFFERENCE;
}

function readDifferences(count: number, unit: number, input: ByteReader, bases: readonly unknown[] | undefined): (number | null)[] {
  const values: (number | null)[] = [];
  let before = 0;
  for (const code of input.uints(count)) {
    if (code === NULL || code === ZERO) {
      values.push(code === NULL ? null : 0);
      continue;
    }
    const zigzag = code - FIRST_DIFFERENCE;
    const units = zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    before = baseOf(bases?.[values.length], before) + units * unit;
    values.push(before);
  }
  return values;
}

function writeDoubles(values: readonly (number | null)[], out: ByteWriter): void {
  for (const value of values) {
    out.byte(value === null ? 0 : 1);
    if (value !== null) out.double(value);
  }
}

function readDoubles(count: number, input: ByteReader): (number | null)[] {
  return Array.from({ length: count }, () => (input.byte() === 0 ? null : input.double()));
}

function baseOf(neighbour: unknown, before: number): number {
  return typeof neighbour === 'number' && neighbour !== 0 && isCompact(neighbour) ? neighbour : before;
}

function isCompact(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= MAX_COMPACT && !Object.is(value, -0);
}
