/** The DataverseError of a call that has to fail; no part of it may show one of the secrets. */
import { inspect } from 'node:util';
import { expect } from 'vitest';
import { DataverseError } from '../../src/errors.ts';

export async function errorOf(call: Promise<unknown>, ...secrets: readonly string[]): Promise<DataverseError> {
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  if (!(error instanceof DataverseError)) throw new Error(`Expected a DataverseError, got ${inspect(error)}`);
  for (const secret of secrets) expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  return error;
}
