/** The key figures at the top of the digest, each with its change against the week before. */
import { isLiveAmong, liveRange } from '../report/live.ts';
import type { RateId, Report } from '../report/report.ts';
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
export function tileRowsOf(report: Report): TileView[][] {
  return [
    [countTile('Deliveries', 'deliveries', report), countTile('Attempts', 'attempts', report), countTile('Contacts', 'contacts', report)],
    [liveTile(report), rateTile('Off-hook', 'offHook', report), callTile('Median call', 'p50', report)],
  ];
}

/** The figures shown small, in one line below the tiles. */
export function detailsOf(report: Report): TileView[] {
  return [
    countTile('Created', 'intake', report),
    rateTile('Machine', 'machine', report),
    rateTile('Bad number', 'badNumber', report),
    rateTile('Not tried', 'notTried', report),
    callTile('90 % of calls up to', 'p90', report),
  ];
}

// A count or a duration that changes by less than this share of what it was gets no arrow.
const SMALL_CHANGE = 0.05;

function countTile(label: string, key: 'deliveries' | 'attempts' | 'contacts' | 'intake', { totals, comparison }: Report): TileView {
  const [now, before] = [totals[key], comparison.weekBefore?.totals[key] ?? null];
  return tile(label, formatCount(now), formatCountChange(now, before), isLarge(now, before));
}

function rateTile(label: string, id: RateId, { rates, comparison: { weekBefore, signals } }: Report): TileView {
  const change = weekBefore && formatRateChange(rates[id], weekBefore.rates[id]);
  return tile(label, formatPercent(rates[id].value), change, signals.includes(id));
}

function callTile(label: string, key: 'p50' | 'p90', { totals, comparison }: Report): TileView {
  const [now, before] = [totals.callSeconds[key], comparison.weekBefore?.totals.callSeconds[key] ?? null];
  return tile(label, formatDuration(now), formatDurationChange(now, before), isLarge(now, before));
}

function liveTile({ rates, comparison: { weekBefore, signals } }: Report): TileView {
  const { low, high } = liveRange(rates);
  const value = formatPercentRange(low.value, high.value);
  return tile('Live answer', value, weekBefore && liveChange(rates, weekBefore.rates), isLiveAmong(signals));
}

/** The change of both bounds ("+0.8 / +1.1 pts"), once where they read the same. */
function liveChange(now: Report['rates'], before: Report['rates']): string | null {
  const [range, rangeBefore] = [liveRange(now), liveRange(before)];
  const low = formatRateChange(range.low, rangeBefore.low);
  const high = formatRateChange(range.high, rangeBefore.high);
  if (low === null || high === null || low === high) return low;
  return `${[low, high].map((change) => change.replace(' pts', '').replace('no change', '0.0')).join(' / ')} pts`;
}

function isLarge(now: number | null, before: number | null): boolean {
  return now !== null && before !== null && Math.abs(now - before) >= SMALL_CHANGE * before;
}

function tile(label: string, value: string, change: string | null, isClear: boolean): TileView {
  return { label, value, change: change === null ? null : { arrow: isClear ? arrowOf(change) : '', text: change } };
}

// A range that falls on one side and rises on the other has no direction.
function arrowOf(change: string): ChangeView['arrow'] {
  const [rises, falls] = [change.includes('+'), change.includes('\u2212')];
  if (rises === falls) return '';
  return rises ? '▲' : '▼';
}
