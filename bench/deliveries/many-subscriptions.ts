/** Subscriptions that are all due at the same minute, each with a scope of its own. Pure. */
import type { Scope } from '../../src/metrics/fact/fact.ts';
import type { ReportScope } from '../../src/report/scope.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';

/** Local time in UTC at which all are due, about the day before. */
export const DUE_AT = '07:00';

/** One for each scope, with one reader and the content that is usual. */
export function subscriptionsFor(scopes: readonly ReportScope[]): readonly Subscription[] {
  return scopes.map((scope, i) => ({
    id: `reader-${i}`,
    name: `Reader ${i}`,
    recipients: [{ name: `Reader ${i}`, address: `reader${i}@contoso.example` }],
    copies: 'each',
    scope,
    schedule: { every: 'day', at: DUE_AT, zone: 'UTC' },
    report: { span: 'day' },
    content: { preset: 'supervisor', sections: undefined, language: 'en', attach: [] },
    conditions: { whenEmpty: 'send' },
    paused: false,
  }));
}

/** So many different scopes: three of the configurations that were met, and of every four one is narrowed to their queues too, one to their channels, one to their dial modes. @throws RangeError where there are not as many */
export function manyScopes(met: readonly Scope[], count: number): readonly ReportScope[] {
  const found: ReportScope[] = [];
  for (const three of triplesOf(met)) {
    if (found.length === count) return found;
    found.push(scopeOf(three, found.length));
  }
  if (found.length === count) return found;
  throw new RangeError(`Cannot make ${count} scopes of ${met.length}: there are ${found.length} combinations of three`);
}

function scopeOf(three: readonly Scope[], index: number): ReportScope {
  const configuration = valuesOf(three, 'configuration');
  const further = ([undefined, 'queue', 'channel', 'dialMode'] as const)[index % 4];
  return further === undefined ? { configuration } : { configuration, [further]: valuesOf(three, further) };
}

function valuesOf(scopes: readonly Scope[], column: keyof Scope): readonly string[] {
  return [...new Set(scopes.map((scope) => scope[column]))];
}

function* triplesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (const [i, first] of items.entries()) {
    for (const [j, second] of items.slice(i + 1).entries()) {
      for (const third of items.slice(i + j + 2)) yield [first, second, third];
    }
  }
}
