/** What bench/mail-speed/main.ts writes into docs/performance.md. Pure. */
import type { Preset } from '../../src/digest/presets.ts';
import type { Machine } from '../machine.ts';
import { ratioOf } from '../measure.ts';

export interface MailTimes {
  readonly byPreset: readonly {
    readonly preset: Preset;
    /** Of the HTML. */
    readonly bytes: number;
    /** Milliseconds, round by round: a report to HTML and text, what it shows to HTML, and the same with MJML. */
    readonly whole: readonly number[];
    readonly compiled: readonly number[];
    readonly atRunTime: readonly number[];
  }[];
}

export function mailSection({ byPreset }: MailTimes, machine: Machine, date: string): string {
  const [first] = byPreset;
  return [
    'Written by `npm run bench:mail`; no figure here is typed by hand.',
    '',
    `${date}, commit ${machine.commit}, Node ${machine.node}, ${machine.system}, ${machine.cpu}, ${machine.cores} cores.`,
    '',
    `A mail of the sample day: the whole of it (from the report to HTML and text), its HTML alone by the layout that was compiled when the project was built, and the same content put into the same MJML and compiled when it is sent. The two kinds of HTML had to say the same words first. ${first?.compiled.length ?? 0} rounds, in each of which each ran once. Milliseconds: the median, and what 95 % stayed within.`,
    '',
    '| preset | bytes of HTML | the whole mail | HTML, compiled when built | HTML by MJML at run time | MJML : compiled |',
    '|---|--:|--:|--:|--:|--:|',
    ...byPreset.map(({ preset, bytes, whole, compiled, atRunTime }) => {
      const ratio = ratioOf(atRunTime, compiled).median.toFixed(0);
      return `| ${preset} | ${bytes.toLocaleString('en-US')} | ${[whole, compiled, atRunTime].map(shown).join(' | ')} | ${ratio} |`;
    }),
  ].join('\n');
}

function shown(times: readonly number[]): string {
  return [0.5, 0.95]
    .map((share) => quantile(times, share))
    .map((ms) => ms.toFixed(ms < 10 ? 2 : 0))
    .join(', ');
}

/** By nearest rank. */
function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
