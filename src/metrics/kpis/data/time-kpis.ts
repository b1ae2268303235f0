/** How long things took. */
import { type Kpi, kpisOf } from './kpi.ts';

export const TIME_KPIS: readonly Kpi[] = kpisOf('Times', [
  {
    id: 'callSeconds',
    name: 'Call duration',
    formula: 'end - start, whole seconds: how many, their sum, the 50th, 90th and 99th percentile, the longest',
    columns: ['start_date', 'end_date', 'result', 'channel'],
    filters: 'off-hook voice calls with both times, and the end not before the start',
    unit: 'seconds',
    direction: 'neither',
    path: '$.totals.callSeconds',
    alsoAt: ['$.comparison.before.totals.callSeconds', '$.comparison.weekBefore.totals.callSeconds'],
    parts: ['count', 'sum', 'p50', 'p90', 'p99', 'max'],
    choice: 'Ringing is in it and wrap-up is not, so it is no handle time. Percentiles are exact, by nearest rank.',
  },
  {
    id: 'callTimes',
    name: 'Calls by their length',
    formula: 'calls whose whole seconds lie from fromSeconds up to, and without, toSeconds',
    columns: ['start_date', 'end_date', 'result', 'channel'],
    filters: 'the calls of the call duration',
    unit: 'count',
    direction: 'neither',
    path: '$.callTimes[*].calls',
    choice:
      'Counted by whole seconds before they are put into bands, so that it is exact; all bands together are the calls of the call duration.',
  },
  {
    id: 'customerWait',
    name: 'Customer wait',
    formula: 'representative connected - customer connected: how many, 50th and 90th percentile',
    columns: ['customer_connected_date', 'csr_connected_date'],
    filters: 'deliveries with both times, the representative not before the customer',
    unit: 'seconds',
    direction: 'down',
    path: '$.customerWait',
    parts: ['count', 'p50Seconds', 'p90Seconds'],
    choice: 'Waits of 100 seconds and more are rounded, by 1 % at most. Null where the organisation lacks the two columns.',
  },
  {
    id: 'windowUse',
    name: 'Window use',
    formula: '(start - window start) / (window end - window start): how many, 50th and 90th percentile; near 100 = about to expire',
    columns: ['start_date', 'window_start_date', 'window_end_date'],
    filters: 'attempts that started within a window that has a length',
    unit: 'percent',
    direction: 'down',
    path: '$.windowUse',
    parts: ['count', 'p50Percent', 'p90Percent'],
    choice: 'Whole percent, rounded down. Attempts outside their window are left to window adherence.',
  },
]);
