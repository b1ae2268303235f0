/** A schema is held against its type by the compiler: what must not compile is marked, and an unused mark is an error too. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { describing } from '../../src/http/describing.ts';

interface Told {
  readonly a: number;
  readonly list: readonly { readonly key: string }[];
  readonly b?: string | null;
}
const a = z.number();
const list = z.array(z.strictObject({ key: z.string() }));
const b = z.string().nullable().exactOptional();

test('describing() gives the schema of a type, and nothing else compiles', () => {
  const schema = z.strictObject({ a, list, b });
  expect(describing<Told>()(schema)).toBe(schema);
  // @ts-expect-error a field that may be absent is missing
  describing<Told>()(z.strictObject({ a, list }));
  // @ts-expect-error a field too many
  describing<Told>()(z.strictObject({ a, list, b, c: a.exactOptional() }));
  // @ts-expect-error it may not be absent
  describing<Told>()(z.strictObject({ a, list, b: z.string().nullable() }));
  // @ts-expect-error it cannot be null
  describing<Told>()(z.strictObject({ a, list, b: z.string().exactOptional() }));
  // @ts-expect-error it can be null
  describing<Told>()(z.strictObject({ a: a.nullable(), list, b }));
  // @ts-expect-error a field too many within a list
  describing<Told>()(z.strictObject({ a, list: z.array(z.strictObject({ key: z.string(), name: z.string() })), b }));
});
