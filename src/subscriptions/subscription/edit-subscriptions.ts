/** Subscriptions read and changed by people: each change is held against the rules, what history knows, and the version that it was made from. */
import { hash } from 'node:crypto';
import { FieldsError, InputError, isCorrupt, StoreError, UnknownScopeError } from '../../errors.ts';
import type { ReportScope } from '../../report/scope.ts';
import type { SubscriptionRules } from './join-problems.ts';
import { parseSubscription } from './parse-subscription.ts';
import { isSameJson } from './same-json.ts';
import type { KeptSubscription, SubscriptionStore } from './subscription.ts';
import { writtenScope, writtenSubscription } from './written-subscription.ts';

export interface EditPorts {
  readonly store: SubscriptionStore;
  readonly rules: SubscriptionRules;
  /** A scope as history has it. @throws InputError for one that nothing can match */
  resolveScope(scope: ReportScope): Promise<ReportScope>;
  /** Called before a subscription is replaced or removed: makes records of what came due under it. */
  noteDue(kept: KeptSubscription): Promise<void>;
}

/** The version that a change is made from: any of these, any at all, or none; undefined = not said. */
export type ExpectedVersion = readonly string[] | 'any' | 'none' | undefined;

export interface WriteOrder {
  readonly id: string;
  /** As people write it; not checked. */
  readonly written: unknown;
  readonly expected: ExpectedVersion;
  /** Checks all of it, and changes nothing. */
  readonly isDryRun: boolean;
}

export interface Edited {
  readonly kept: KeptSubscription;
  readonly change: 'created' | 'changed' | 'unchanged';
}

/** Every method throws StoreError. */
export interface SubscriptionEditing extends Pick<SubscriptionStore, 'list'> {
  /** @throws InputError subscription.unknown */
  read(id: string): Promise<KeptSubscription>;
  /** @throws FieldsError, InputError scope.unknown, subscription.conflict, subscription.no-version */
  write(order: WriteOrder, nowMs: number): Promise<Edited>;
  /** @throws InputError subscription.unknown, subscription.conflict, subscription.no-version, subscription.of-settings */
  remove(id: string, expected: ExpectedVersion): Promise<void>;
}

/** Whatever there is (RFC 9110, 13.1.1). */
const ANY_ETAG = '*';

/** What a version of a subscription is called: it changes with each edit. */
export function versionOf({ etag, subscription }: KeptSubscription): string {
  return hash('sha256', etag ?? JSON.stringify(writtenSubscription(subscription)), 'base64url').slice(0, 22);
}

/** What people may do. */
export function editSubscriptions(ports: EditPorts): SubscriptionEditing {
  const { store, rules, noteDue } = ports;
  return {
    list: () => store.list(),
    async read(id) {
      return known(id, await store.read(id));
    },
    async write({ id, written, expected, isDryRun }, nowMs) {
      const parsed = parseSubscription(id, written, rules);
      const kept = await store.read(id);
      assertVersion(id, kept, isDryRun && expected === undefined ? 'unasked' : expected);
      const subscription = { ...parsed, scope: await resolvedScope(ports, parsed.scope, kept) };
      if (kept !== undefined && isSameJson(kept.subscription, subscription)) return { kept, change: 'unchanged' };
      const change = kept === undefined ? 'created' : 'changed';
      if (isDryRun) return { kept: { subscription, etag: kept?.etag ?? null, sinceMs: nowMs }, change };
      if (kept !== undefined) await noteDue(kept);
      return { kept: await unlessChanged(id, () => store.write(subscription, kept?.etag ?? null, nowMs)), change };
    },
    async remove(id, expected) {
      const read = await store.read(id).catch((error: unknown) => {
        // Nobody has a version of what cannot be read: it is removed by whoever takes any.
        if (expected === 'any' && isCorrupt(error)) return 'unreadable' as const;
        throw error;
      });
      if (read === 'unreadable') return store.remove(id, ANY_ETAG);
      const kept = known(id, read);
      assertVersion(id, kept, expected);
      const { etag } = kept;
      if (etag === null)
        throw new InputError('subscription.of-settings', `Cannot remove the subscription "${id}": the settings make it (DIGEST_TO)`);
      await noteDue(kept);
      await unlessChanged(id, () => store.remove(id, etag));
    },
  };
}

function known(id: string, kept: KeptSubscription | undefined): KeptSubscription {
  if (kept !== undefined) return kept;
  throw new InputError('subscription.unknown', `Cannot find the subscription "${id}": there is none of that id`);
}

function assertVersion(id: string, kept: KeptSubscription | undefined, expected: ExpectedVersion | 'unasked'): void {
  if (expected === 'unasked') return;
  if (expected === undefined) {
    if (kept === undefined) return;
    const remedy = 'send the ETag that GET gave as If-Match, so that nobody else’s change is lost';
    throw new InputError('subscription.no-version', `Cannot change the subscription "${id}" without its version: ${remedy}`);
  }
  if (expected === 'none') {
    if (kept !== undefined) throw conflict(id, 'there is one of that id');
  } else if (kept === undefined) throw conflict(id, 'it is gone');
  else if (expected !== 'any' && !expected.includes(versionOf(kept))) throw conflict(id, 'it was changed since that version');
}

async function unlessChanged<T>(id: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof StoreError && error.code === 'store.conflict') throw conflict(id, 'it was changed at the same time');
    throw error;
  }
}

function conflict(id: string, state: string): InputError {
  return new InputError('subscription.conflict', `Cannot change the subscription "${id}": ${state}`);
}

/** What history has forgotten by now may stay in a subscription that named it when it was known. */
async function resolvedScope({ resolveScope }: EditPorts, scope: ReportScope, kept: KeptSubscription | undefined): Promise<ReportScope> {
  if (kept !== undefined && isSameJson(scope, kept.subscription.scope)) return kept.subscription.scope;
  try {
    return await resolveScope(writtenScope(scope));
  } catch (error) {
    if (!(error instanceof InputError) || error instanceof UnknownScopeError) throw error;
    throw new FieldsError('the subscription', [{ field: 'scope', rule: error.message }]);
  }
}
