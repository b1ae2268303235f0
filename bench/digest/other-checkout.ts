/** What a report of the same history took in a checkout of 8469c1a or later that still prints its parts one by one: by its own bench, in its own folder. */
import { execFileSync } from 'node:child_process';
import { tell } from '../command.ts';

export interface OtherTimes {
  /** Reading by the clock, unpacking and model in time of the main thread. */
  readonly ms: number;
  /** Unpacking and model alone: what reading took of the processor it does not tell. */
  readonly cpuMs: number;
}

const PARTS = {
  reading: /^\| reading .*\| ([\d,]+) \|$/m,
  unpacking: /^\| unpacking .*\| ([\d,]+) \(/m,
  model: /^\| \*\*the report model.*\| ([\d,]+) \(/m,
};

/** @throws Error where it cannot be run, or prints something else */
export function timesOfOther(folder: string, { count, rounds }: { readonly count: number; readonly rounds: number }): OtherTimes {
  tell(`measuring ${folder}`);
  const args = ['run', '--silent', 'bench:digest', '--', '--count', `${count}`, '--rounds', `${rounds}`];
  const page = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const millisecondsOf = (part: keyof typeof PARTS) => {
    const found = PARTS[part].exec(page)?.[1];
    if (found === undefined) throw new Error(`Cannot compare with ${folder}: its bench tells no time of ${part}`);
    return Number(found.replaceAll(',', ''));
  };
  const cpuMs = millisecondsOf('unpacking') + millisecondsOf('model');
  return { ms: millisecondsOf('reading') + cpuMs, cpuMs };
}
