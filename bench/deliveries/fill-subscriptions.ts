/** Puts subscriptions into storage, as if each had been written an hour before it is due. */
import { type History, openHistory } from '../../src/history/history.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { documentStore } from '../../src/history/tables/document-store.ts';
import { scopeKey } from '../../src/metrics/cube/cube.ts';
import type { Scope } from '../../src/metrics/fact/fact.ts';
import { forEachAhead } from '../../src/parallel.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';
import { subscriptionStore } from '../../src/subscriptions/subscription/subscription-store.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { BENCH_DAY_MS } from '../bench-day.ts';
import { type BenchStorage, DUE_MS } from './bench-app.ts';

const AHEAD = 16;

/** None of them has come due. */
export async function fillSubscriptions({ connectionString, prefix }: BenchStorage, subscriptions: readonly Subscription[]): Promise<void> {
  const documents = documentStore(await openStorage({ connection: { connectionString }, prefix }));
  const store = subscriptionStore(documents, undefined);
  await forEachAhead(subscriptions, AHEAD, (subscription) => store.write(subscription, null, DUE_MS - HOUR_MS));
}

/** The scopes of all deliveries of the bench day. */
export async function metScopes({ connectionString, prefix }: BenchStorage): Promise<readonly Scope[]> {
  return metScopesOf(await openHistory({ connection: { connectionString }, prefix }));
}

/** The same of a history that is open. */
export async function metScopesOf({ quarters }: Pick<History, 'quarters'>): Promise<readonly Scope[]> {
  const met = new Map<string, Scope>();
  for await (const { cells } of quarters.listTallies(BENCH_DAY_MS.fromMs, BENCH_DAY_MS.toMs)) {
    for (const { scope } of cells) met.set(scopeKey(scope), scope);
  }
  return [...met.values()];
}
