/** Law of scopes in look-ups: what somebody may see is what there would be if history held nothing else, on real Azurite. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saveBacklog } from '../../src/history/state/backlog.ts';
import { rememberFailedUploadsIn } from '../../src/history/state/failed-uploads.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { type LookedUp, lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { Fact, Intake, Scope } from '../../src/metrics/fact/fact.ts';
import type { Report } from '../../src/report/report.ts';
import { inAnyScope, type ReportScope } from '../../src/report/scope.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { facts, intakes } from '../support/arbitrary-facts.ts';
import { historyOf } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Europe/Lisbon');
const BEFORE = dayOf('2026-11-15', 'Europe/Lisbon');
const NOW = DAY.toMs + 2 * HOUR_MS;

const column = <T extends string>(...values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined });
const oneScope: fc.Arbitrary<ReportScope> = fc
  .record({ configuration: column('c1', 'c2', '__proto__'), queue: column('q1', 'q2', ''), channel: column('Voice', 'SMS', 'Fax') })
  .map((scope) => Object.fromEntries(Object.entries(scope).filter(([, values]) => values !== undefined)));
const allowedScopes = fc.array(oneScope, { minLength: 1, maxLength: 2 });

const rows = fc.record({
  placed: fc.array(fc.oneof(facts(DAY), facts(BEFORE)), { minLength: 20, maxLength: 60 }).map(distinct),
  created: fc.array(intakes, { minLength: 15, maxLength: 30 }).map(distinct),
});
interface Rows {
  readonly placed: readonly Fact[];
  readonly created: readonly Intake[];
}

function distinct<T extends { readonly id: string }>(list: readonly T[]): T[] {
  return [...new Map(list.map((row) => [row.id, row])).values()];
}

/** A history of the rows, with an upload that failed for each configuration and a backlog count of each scope, as far as they are kept. */
async function historyWith({ placed, created }: Rows, keep: (scope: Scope) => boolean) {
  const history = await historyOf(
    placed.filter(({ scope }) => keep(scope)),
    created.filter(({ scope }) => keep(scope)),
  );
  await harvestState(history.documents).addCoverage([DAY.fromMs - 60 * DAY_MS, DAY.toMs], NOW);
  const items = [...new Map(placed.map(({ scope }) => [JSON.stringify(scope), scope])).values()].filter(keep).map((scope) => ({
    scope: { ...scope },
    status: 'Pending',
    age: 'under 1 h',
    isZombie: false,
    deliveries: 3,
  }));
  await saveBacklog(history.values, { atMs: DAY.toMs - HOUR_MS, items });
  const uploads = ['c1', 'c2']
    .filter((configuration) => wholeConfiguration(configuration, keep))
    .map((configuration) => ({
      id: configuration,
      journey: `journey of ${configuration}`,
      configuration,
      outcome: 'failed' as const,
      createdMs: DAY.fromMs + HOUR_MS,
      message: '',
    }));
  await rememberFailedUploadsIn(history.documents, { listFailedUploads: async () => uploads }, [DAY.fromMs, DAY.toMs]);
  return history;
}

/** Whether all of a configuration is kept: its uploads tell no queue or channel. */
function wholeConfiguration(configuration: string, keep: (scope: Scope) => boolean): boolean {
  const others = ['q1', 'q2', '', 'another'].flatMap((queue) => ['Voice', 'SMS', 'Fax', 'another'].map((channel) => ({ queue, channel })));
  return others.every((other) => keep({ configuration, dialMode: 'another', ...other }));
}

const shownOf = ({ report: { allowed: _, ...report } }: LookedUp): Omit<Report, 'allowed'> => report;

/** Without what looks back at rows of other scopes by design: what happened to a contact before. */
function withoutLookBack({ contacts, compliance, bestTime, quality, signals: _, ...report }: Omit<Report, 'allowed'>) {
  const { reachByAttempt, retrySpacing, speedToFirstAttempt, smsAfterVoice, sequenceAgainstStarts, repeatedDeliveries, ...alone } =
    contacts;
  const { frequency, afterDoNotContact, ...rules } = compliance;
  // How unusual an item is counts the findings that name it, those about contacts too.
  const unfound = <Item extends { readonly unusual?: number }>(items: readonly Item[]) => items.map(({ unusual, ...item }) => item);
  const lists = { byQueue: unfound(report.byQueue), byConfiguration: unfound(report.byConfiguration) };
  const notes = quality.filter(({ id }) => id !== 'sequenceAgainstStarts' && id !== 'repeatedDeliveryId');
  return {
    ...report,
    ...lists,
    contacts: alone,
    compliance: rules,
    bestTime: bestTime && { ...bestTime, byAttempt: null },
    quality: notes,
  };
}

/** The rows with contacts that never have rows both within and beyond what is allowed. */
function apart({ placed, created }: Rows, isAllowed: (scope: Scope) => boolean): Rows {
  const own = <T extends { readonly contact: string; readonly scope: Scope }>(row: T): T =>
    row.contact === '' || isAllowed(row.scope) ? row : { ...row, contact: `e${row.contact.slice(1)}` };
  return { placed: placed.map(own), created: created.map(own) };
}

// A failure is told as it is: to shrink it would take a hundred histories.
describe('a look-up for somebody who may see some scopes', () => {
  test('equals that of a history which holds nothing else, in every part, where contacts have no rows beyond them', async () => {
    await fc.assert(
      fc.asyncProperty(rows, allowedScopes, async (all, allowed) => {
        const isAllowed = inAnyScope(allowed);
        const list = apart(all, isAllowed);
        const [whole, part] = [await historyWith(list, () => true), await historyWith(list, isAllowed)];
        const seen = await lookUpReport(whole, { period: DAY, scope: {}, allowed }, NOW);
        expect(seen.report.allowed).toEqual(allowed);
        expect(shownOf(seen)).toEqual(shownOf(await lookUpReport(part, { period: DAY, scope: {} }, NOW)));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('equals it in all that does not look back at what happened to a contact, where contacts have such rows', async () => {
    await fc.assert(
      fc.asyncProperty(rows, allowedScopes, async (list, allowed) => {
        const [whole, part] = [await historyWith(list, () => true), await historyWith(list, inAnyScope(allowed))];
        const seen = await lookUpReport(whole, { period: DAY, scope: {}, allowed }, NOW);
        expect(withoutLookBack(shownOf(seen))).toEqual(withoutLookBack(shownOf(await lookUpReport(part, { period: DAY, scope: {} }, NOW))));
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
