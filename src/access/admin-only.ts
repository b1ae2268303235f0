/** What is for those alone who may see everything, and is no report: a key of the app, or the app role Reports.Admin. */
import { AccessError } from '../errors.ts';
import type { Reader } from './reader.ts';

/** @param what what it is, and why: "violations: they name deliveries" @throws AccessError access.admin-only */
export function assertAdmin(reader: Reader, what: string): void {
  if (reader.kind === 'key' || (reader.kind === 'person' && reader.role === 'Reports.Admin')) return;
  const signIn = reader.kind === 'link' ? reader.signIn : undefined;
  throw new AccessError('access.admin-only', `Cannot show you ${what}, which takes the app role Reports.Admin.`, signIn);
}
