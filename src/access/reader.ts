/** Who asks, and what they may see. */

import type { ReportScope } from '../report/scope.ts';
import type { Period } from '../time/local-day.ts';

/** App roles as they are assigned in Entra ID: the first sees the scopes that are theirs, the second everything. */
export const ROLES = ['Reports.Read', 'Reports.Admin'] as const;
export type Role = (typeof ROLES)[number];

/** The scopes whose rows somebody may see, any of them; all = every one. */
export type Allowed = 'all' | readonly ReportScope[];

/** Local days, both included. */
export type LinkDays = Pick<Period, 'from' | 'to' | 'zone'>;

/** What a link opens: days of a subscription, narrowed to a scope ({} = all). */
export interface Link {
  readonly subscription: string;
  readonly scope: ReportScope;
  readonly period: Period;
  /** UTC epoch milliseconds. */
  readonly issuedMs: number;
  readonly expiresMs: number;
}

/** A program with a key of the app, a person who has signed in, or whoever holds a link. */
export type Reader =
  | { readonly kind: 'key' }
  | { readonly kind: 'person'; readonly role: Role; readonly allowed: Allowed }
  // With the address where they can sign in, for more than the link opens; undefined where that would not help.
  | { readonly kind: 'link'; readonly link: Link; readonly signIn: string | undefined };

/** The reader of every route that the platform guards with a key. */
export const KEY_READER: Reader = { kind: 'key' };

/** What somebody may see of the rows. */
export function allowedTo(reader: Reader): Allowed {
  if (reader.kind === 'link') return Object.keys(reader.link.scope).length === 0 ? 'all' : [reader.link.scope];
  return reader.kind === 'key' ? 'all' : reader.allowed;
}

/** Whether the organisation's own caller ids are shown whole. */
export function seesCallerIds(reader: Reader): boolean {
  return reader.kind === 'person' && reader.role === 'Reports.Admin';
}
