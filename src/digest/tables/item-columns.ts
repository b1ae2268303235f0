/** Columns that several tables of items share. */
import { answered, liveRange } from '../../report/live.ts';
import type { ItemCounts } from '../../report/report.ts';
import { formatCount, formatPercentRange, formatShare, fractionOf } from '../words/format.ts';
import type { Column, Listed } from './table-view.ts';

export const DELIVERIES: Column<Listed> = { label: 'Deliveries', text: (item) => formatCount(item.deliveries) };
export const ATTEMPTS: Column<ItemCounts> = { label: 'Attempts', wideOnly: true, text: (item) => formatCount(item.attempts) };
export const OFF_HOOK: Column<ItemCounts> = {
  label: 'Off-hook',
  wideOnly: true,
  text: (item) => formatShare(answered(item), item.voiceAttempts),
};
/** Live answer of the voice attempts, at least and at most. */
export const LIVE: Column<ItemCounts> = {
  label: 'Live',
  text(item) {
    const { low, high } = liveRange(item);
    return formatPercentRange(fractionOf(low, item.voiceAttempts), fractionOf(high, item.voiceAttempts));
  },
};
