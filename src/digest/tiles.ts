/** The key figures at the top of the digest, each with its change against the week before. */
import type { Report } from '../report/report.ts';
import {
  formatCount,
  formatCountChange,
  formatDuration,
  formatDurationChange,
  formatPercent,
  formatPercentRange,
  formatRateChange,
} from './format.ts';

export interface TileView {
  readonly label: string;
  readonly value: string;
  /** null without a comparison, and then no arrow is shown. */
  readonly change: ChangeView | null;
}

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

function countTile(label: string, key: 'deliveries' | 'attempts' | 'contacts' | 'intake', { totals, comparison }: Report): TileView {
  const before = comparison.weekBefore?.totals[key] ?? null;
  return tile(label, formatCount(totals[key]), formatCountChange(totals[key], before));
}

function rateTile(label: string, id: keyof Report['rates'], { rates, comparison: { weekBefore } }: Report): TileView {
  return tile(label, formatPercent(rates[id].value), weekBefore && formatRateChange(rates[id], weekBefore.rates[id]));
}

function callTile(label: string, key: 'p50' | 'p90', { totals, comparison }: Report): TileView {
  const [now, before] = [totals.callSeconds[key], comparison.weekBefore?.totals.callSeconds[key] ?? null];
  return tile(label, formatDuration(now), formatDurationChange(now, before));
}

function liveTile({ rates, comparison: { weekBefore } }: Report): TileView {
  const value = formatPercentRange(rates.liveMin.value, rates.liveMax.value);
  return tile('Live answer', value, weekBefore && liveChange(rates, weekBefore.rates));
}

/** The change of both bounds ("+0.8 / +1.1 pts"), once where they read the same. */
function liveChange(now: Report['rates'], before: Report['rates']): string | null {
  const low = formatRateChange(now.liveMin, before.liveMin);
  const high = formatRateChange(now.liveMax, before.liveMax);
  if (low === null || high === null || low === high) return low;
  return `${[low, high].map((change) => change.replace(' pts', '').replace('no change', '0.0')).join(' / ')} pts`;
}

function tile(label: string, value: string, change: string | null): TileView {
  return { label, value, change: change === null ? null : { arrow: arrowOf(change), text: change } };
}

// A range that falls on one side and rises on the other has no direction.
function arrowOf(change: string): ChangeView['arrow'] {
  const [rises, falls] = [change.includes('+'), change.includes('\u2212')];
  if (rises === falls) return '';
  return rises ? '▲' : '▼';
}
