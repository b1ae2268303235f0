/** Findings about attempts that should not have been, each counted: after a wish, and outside the allowed hours. */
import type { Compliance, Contribution, Report } from '../report.ts';
import { countContributions, mostOf, mostOfBreaches, mostOfCount } from './contributions.ts';
import { hourRunOf } from './hour-run.ts';
import { mostlyOf } from './mostly.ts';
import { opensOf } from './opens.ts';
import { AFTER_WISH, nameInList, type SignalScopes } from './scope-groups.ts';
import { NO_EVIDENCE, type Signal } from './signal.ts';
import { NO_USUAL, type UsualValue, usualCount } from './usual-value.ts';

/** What they are made of. */
export type FindingParts = Pick<Report, 'compliance' | 'totals'>;

/** Calls to people who had asked not to be called. */
export function wishSignals({ compliance, totals }: FindingParts, scopes: SignalScopes): Signal[] {
  const most = mostOfBreaches(scopes, AFTER_WISH);
  const counted = { count: compliance.afterDoNotContact?.count ?? 0, of: totals.attempts, most };
  return countSignals('afterDoNotContact', 'Attempts after a wish not to be called', 'urgent', counted).map((signal) => ({
    ...signal,
    opens: opensOf('complianceLine', most),
  }));
}

/** Calls that were certainly outside the allowed hours. */
export function hoursSignals({ compliance, totals }: FindingParts, scopes: SignalScopes): Signal[] {
  const { callingHours, outsideHours = [] } = compliance;
  const mostly = mostlyOf(outsideHours);
  const known = mostOfCount(scopes, 'hoursViolation');
  const most = known.length > 0 ? known : mostOf([partsOfHours(outsideHours)]);
  const hours = hourRunOf(outsideHours);
  const usual = usualCount(scopes.trend, 'hoursViolation');
  const counted = { count: callingHours.violation ?? 0, of: totals.attempts, most, usual };
  return countSignals('callingHours', 'Attempts outside the allowed hours', 'urgent', counted).map((signal) => ({
    ...signal,
    ...(mostly !== null && { mostly }),
    ...(hours !== undefined && { hours }),
    opens: opensOf('callingHours', most, hours),
  }));
}

/** Calls that may have been outside them. */
export function possibleHoursSignals({ compliance: { callingHours }, totals }: FindingParts, scopes: SignalScopes): Signal[] {
  const most = mostOfCount(scopes, 'hoursPossible');
  const usual = usualCount(scopes.trend, 'hoursPossible');
  const counted = { count: callingHours.possible ?? 0, of: totals.attempts, most, usual };
  return countSignals('possibleHours', 'Attempts possibly outside the allowed hours', 'possible', counted).map((signal) => ({
    ...signal,
    opens: opensOf('callingHours', most),
  }));
}

/** Of a version that has nothing by scope but these. */
function partsOfHours(items: NonNullable<Compliance['outsideHours']>): readonly Contribution[] {
  const groups = Map.groupBy(items, ({ configuration }) => configuration);
  const parts = Array.from(groups, ([key, own]) => {
    const name = nameInList(key, () => own[0]?.configurationName ?? key);
    return { key, name, count: own.reduce((sum, { attempts }) => sum + attempts, 0), usual: null };
  });
  return countContributions('configuration', parts);
}

interface Counted {
  readonly count: number;
  /** Of how many attempts. */
  readonly of: number | null;
  readonly most: readonly Contribution[];
  readonly usual?: UsualValue;
}

function countSignals(
  kind: 'afterDoNotContact' | 'callingHours' | 'possibleHours',
  name: string,
  severity: Signal['severity'],
  { count, of, most, usual = NO_USUAL }: Counted,
): Signal[] {
  if (count === 0) return [];
  const evidence = { ...NO_EVIDENCE, numerator: count, denominator: of, usualNumerator: usual.value, weeks: usual.weeks };
  return [
    {
      id: kind,
      kind,
      severity,
      what: kind,
      name,
      where: { section: 'compliance', key: null, name: null },
      ...(most.length > 0 && { most }),
      value: count,
      usual: usual.value,
      limit: 0,
      threshold: 'any',
      minimum: 0,
      evidence,
    },
  ];
}
