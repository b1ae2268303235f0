/** docs/digest-time.md, out of measured values alone. */
import type { Machine } from '../machine.ts';
import { spreadOf } from '../measure.ts';
import { LOOK_UP_TITLES, type LookUpName } from './bench-look-ups.ts';
import { historyToFill } from './digest-history.ts';
import type { LookUpCost } from './look-up-process.ts';
import type { OtherTimes } from './other-checkout.ts';

export interface MeasuredDigest {
  readonly machine: Machine;
  /** YYYY-MM-DD */
  readonly date: string;
  /** Deliveries a day. */
  readonly count: number;
  /** Of each look-up, one a round. */
  readonly costs: ReadonlyMap<LookUpName, readonly LookUpCost[]>;
  readonly other: (OtherTimes & { readonly commit: string }) | undefined;
}

/** The page as Markdown. */
export function digestTimePage(measured: MeasuredDigest): string {
  const { machine, date, count } = measured;
  const { days, factDays, contacts } = historyToFill(count);
  return [
    '# Time to digest',
    'Written by `npm run bench:digest`; no figure here is typed by hand. Values are medians, with the least and the greatest of all rounds.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores.`,
    '',
    `A day of ${whole(count)} deliveries has closed. History holds ${days} days before it with as many each; ${factDays} of them still have their facts, of ${whole(contacts)} contacts; 24 scopes.`,
    'Each look-up is the first of a process of its own, which has loaded nothing yet; Azurite is another process on the same machine. CPU is that of all threads of the process.',
    '',
    '| | milliseconds | CPU milliseconds | requests | MB read | peak memory, MB |',
    '|---|--:|--:|--:|--:|--:|',
    ...Array.from(measured.costs, ([name, costs]) => costRow(LOOK_UP_TITLES[name], costs)),
    '',
    ...ratios(measured),
    '',
  ].join('\n');
}

function costRow(title: string, costs: readonly LookUpCost[]): string {
  const spread = (of: (cost: LookUpCost) => number) => {
    const { median, min, max } = spreadOf(costs.map(of));
    return `${whole(median)} (${whole(min)} to ${whole(max)})`;
  };
  const most = (of: (cost: LookUpCost) => number) => spreadOf(costs.map(of)).max;
  const cells = [spread(({ ms }) => ms), spread(({ cpuMs }) => cpuMs), whole(most(({ requests }) => requests))];
  return `| ${[title, ...cells, megabytes(most(({ sizeBytes }) => sizeBytes)), whole(most(({ peakBytes }) => peakBytes / 1e6))].join(' | ')} |`;
}

function ratios({ costs, other }: MeasuredDigest): readonly string[] {
  const median = (name: LookUpName, of: (cost: LookUpCost) => number) => spreadOf((costs.get(name) ?? []).map(of)).median;
  const ms = (name: LookUpName) => median(name, (cost) => cost.ms);
  const laterMs = (name: LookUpName) => median(name, (cost) => cost.laterMs);
  const cpuMs = (name: LookUpName) => median(name, (cost) => cost.cpuMs);
  const row = (title: string, ratio: number, bound: string) => `| ${title} | ${ratio.toFixed(2)} | ${bound} |`;
  return [
    '| ratio | measured | wanted |',
    '|---|--:|--:|',
    ...(other === undefined
      ? []
      : [
          row(
            `${other.commit} : this commit, reading, unpacking and model of the day (${whole(other.ms)} ms there)`,
            other.ms / ms('day'),
            'at least 8',
          ),
          row(
            `the same in CPU; there that of unpacking and model alone (${whole(other.cpuMs)} ms)`,
            other.cpuMs / cpuMs('day'),
            'at least 5',
          ),
        ]),
    row('one queue : all of the day', ms('queue') / ms('day'), 'about 1'),
    row('7 days : the day', ms('week') / ms('day'), 'at most 2'),
    row('six at once : one', ms('six') / ms('day'), 'at most 1.5'),
    row('100 scopes : one scope', ms('scopes') / ms('oneScope'), 'at most 4'),
    row('the version on record : its bytes alone, both repeated', laterMs('stored') / laterMs('raw'), 'at most 3'),
  ];
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
