/** The key figures at the top of the digest, each with its change against the period before. */
import { heldAgainst } from '../report/comparison/comparison-model.ts';
import { LIVE_RATES, liveRange } from '../report/live.ts';
import type { RateId, Report, Signal } from '../report/report.ts';
import { type ComparedCount, type ComparedTime, comparedCount } from '../report/signals/change-signals.ts';
import { anomalyOf, directionOf, signalsOf } from '../report/signals/signals.ts';
import {
  formatCount,
  formatCountChange,
  formatDuration,
  formatDurationChange,
  formatPercent,
  formatPercentRange,
  formatRateChange,
} from './words/format.ts';

export interface TileView {
  readonly label: string;
  readonly value: string;
  /** null without a comparison. */
  readonly change: ChangeView | null;
}

/** A change; its arrow is empty where it is small or may be noise. */
export interface ChangeView {
  readonly arrow: '▲' | '▼' | '';
  readonly text: string;
}

/** The six figures shown large: two rows of three on a desktop (a phone flows them into three rows of two). */
export function tileRowsOf(report: Report, signals: readonly Signal[] = signalsOf(report)): TileView[][] {
  const count = (label: string, key: ComparedCount) => countTile(label, key, report, signals);
  return [
    [count('Deliveries', 'deliveries'), count('Attempts', 'attempts'), count('Contacts', 'contacts')],
    [liveTile(report, signals), rateTile('Off-hook', 'offHook', report, signals), callTile('Median call', 'p50', report, signals)],
  ];
}

/** The figures shown small, in one line below the tiles. */
export function detailsOf(report: Report, signals: readonly Signal[] = signalsOf(report)): TileView[] {
  const rate = (label: string, id: RateId) => rateTile(label, id, report, signals);
  return [
    countTile('Created', 'intake', report, signals),
    rate('Machine', 'machine'),
    rate('Bad number', 'badNumber'),
    rate('Not tried', 'notTried'),
    callTile('90 % of calls up to', 'p90', report, signals),
  ];
}

function countTile(label: string, key: ComparedCount, report: Report, signals: readonly Signal[]): TileView {
  const { now = null, before = null } = comparedCount(report, key) ?? {};
  return tile(label, formatCount(report.totals[key]), formatCountChange(now, before), directionOf(signals, key));
}

function rateTile(label: string, id: RateId, { rates, comparison }: Report, signals: readonly Signal[]): TileView {
  const before = heldAgainst(comparison);
  const change = before && formatRateChange(rates[id], before.rates[id]);
  return tile(label, formatPercent(rates[id].value), change, directionOf(signals, id));
}

function callTile(label: string, key: ComparedTime, { totals, comparison }: Report, signals: readonly Signal[]): TileView {
  const [now, before] = [totals.callSeconds[key], heldAgainst(comparison)?.totals.callSeconds[key] ?? null];
  return tile(label, formatDuration(now), formatDurationChange(now, before), directionOf(signals, `callSeconds.${key}`));
}

function liveTile({ rates, comparison }: Report, signals: readonly Signal[]): TileView {
  const { low, high } = liveRange(rates);
  const before = heldAgainst(comparison);
  const value = formatPercentRange(low.value, high.value);
  const direction =
    directionOf(signals, LIVE_RATES.low) ?? (anomalyOf(signals, LIVE_RATES.low) ? null : directionOf(signals, LIVE_RATES.high));
  return tile('Live answer', value, before && liveChange(rates, before.rates), direction);
}

/** The change of both bounds ("+0.8 / +1.1 pts"), once where they read the same. */
function liveChange(now: Report['rates'], before: Report['rates']): string | null {
  const [range, rangeBefore] = [liveRange(now), liveRange(before)];
  const low = formatRateChange(range.low, rangeBefore.low);
  const high = formatRateChange(range.high, rangeBefore.high);
  if (low === null || high === null || low === high) return low;
  return `${[low, high].map((change) => change.replace(' pts', '').replace('no change', '0.0')).join(' / ')} pts`;
}

function tile(label: string, value: string, change: string | null, direction: 'up' | 'down' | null): TileView {
  return { label, value, change: change === null ? null : { arrow: direction === null ? '' : arrowOf(change), text: change } };
}

// A range that falls on one side and rises on the other has no direction.
function arrowOf(change: string): ChangeView['arrow'] {
  const [rises, falls] = [change.includes('+'), change.includes('\u2212')];
  if (rises === falls) return '';
  return rises ? '▲' : '▼';
}
