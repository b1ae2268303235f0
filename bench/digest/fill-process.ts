/** Fills the history of the bench and puts its last day on record, as a process of its own: node fill-process.ts STORAGE PREFIX COUNT */
import { closeDays } from '../../src/closing/close-days.ts';
import { openHistory } from '../../src/history/history.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import { tell } from '../command.ts';
import { benchPorts, NOW_MS } from './bench-look-ups.ts';
import { fillHistory, historyToFill } from './digest-history.ts';

const [connectionString = '', prefix = '', count = ''] = process.argv.slice(2);
const history = await openHistory({ connection: { connectionString }, prefix });
await fillHistory(history, historyToFill(Number(count)), (left) => tell(`${left} days left to fill`));
const ports = benchPorts(history);
const closed = await closeDays(
  { ...ports, snapshots: history.snapshots, lookUp: (query) => lookUpReport(ports, query, NOW_MS) },
  { zones: ['UTC'], nowMs: NOW_MS, days: 1 },
);
if (closed.length !== 1) throw new Error(`Cannot measure: ${closed.length} days are on record, where one is wanted`);
process.exit();
