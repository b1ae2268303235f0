/** docs/digest-time.md, out of measured values alone. */
import type { Report } from '../../src/report/report.ts';
import type { Machine } from '../machine.ts';
import { spreadOf } from '../measure.ts';
import type { HistoryToFill } from './digest-history.ts';

/** Milliseconds of one look-up: of the main thread, so that other programs on the machine do not count. */
export interface Timed {
  /** What was read unpacked into facts, cubes and tallies. */
  readonly unpackMs: number;
  /** The report worked out of them, less the contacts. */
  readonly modelMs: number;
  /** What is known of contacts worked out of the facts. */
  readonly contactsMs: number;
}

export interface MeasuredDigest {
  readonly machine: Machine;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly filled: HistoryToFill;
  readonly report: Report;
  readonly times: readonly Timed[];
  /** The same look-up from storage, less from memory; by the clock. */
  readonly readMs: number;
  /** Blobs read, and their bytes. */
  readonly reads: number;
  readonly sizeBytes: number;
}

/** The page as Markdown. */
export function digestTimePage({ machine, date, filled, report, times, readMs, reads, sizeBytes }: MeasuredDigest): string {
  const row = (name: string, millisecondsOf: (timed: Timed) => number) => {
    const { median, min, max } = spreadOf(times.map(millisecondsOf));
    return `| ${name} | ${whole(median)} (${whole(min)} to ${whole(max)}) |`;
  };
  return [
    '# Time to digest',
    'Written by `npm run bench:digest`; no figure here is typed by hand. Values are medians, with the least and the greatest of all rounds.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores.`,
    '',
    `A day of ${whole(report.totals.deliveries ?? 0)} deliveries closes. History holds ${filled.days} days before it with as many each; ${filled.factDays} of them still have their facts, of ${whole(filled.contacts)} contacts.`,
    `The full report: the day, its week before, ${filled.days} days of tallies, 30 days of abandonment, four weeks of calling times, and contacts with ${filled.factDays} days to look back at.`,
    '',
    '| | milliseconds |',
    '|---|--:|',
    `| reading ${whole(reads)} blobs, ${whole(sizeBytes / 1e6)} MB, from Azurite on the same machine (once) | ${whole(readMs)} |`,
    row('unpacking what was read', ({ unpackMs }) => unpackMs),
    row('**the report model from that**', ({ contactsMs, modelMs }) => contactsMs + modelMs),
    row('of it contacts, worked out of the facts of all those days', ({ contactsMs }) => contactsMs),
    row('of it all else', ({ modelMs }) => modelMs),
    '',
    'Reading is told by the clock, all else in time of the main thread. The model and the contacts are what a look-up takes from memory less what unpacking the same values takes; tallies of earlier days are summed as they are unpacked.',
    '',
  ].join('\n');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
