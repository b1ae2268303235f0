/** A bar for a backfill: one line that is drawn again on a terminal, else a line each time something has changed. */
import type { BackfillProgress } from '../src/http/runs/backfill-progress.ts';

export interface ProgressBar {
  show(progress: BackfillProgress): void;
  /** Ends the line, so that the next words stand below it. */
  end(): void;
}

/** What a bar needs of standard output. */
export type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

const CELLS = 30;

export function progressBarOn(stream: Terminal): ProgressBar {
  let last = '';
  return {
    show(progress) {
      const line = stream.isTTY ? `${bar(progress)} ${counts(progress)}` : counts(progress);
      if (line === last) return;
      last = line;
      stream.write(stream.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
    end() {
      if (stream.isTTY && last !== '') stream.write('\n');
    },
  };
}

/** Pure: "[#########.....]", failed days as "x". */
export function bar({ backfill: { days: total }, days: { done, failed } }: BackfillProgress): string {
  const cells = (days: number) => Math.floor((days * CELLS) / total);
  const bad = failed === 0 ? 0 : Math.max(1, cells(failed));
  const good = Math.min(cells(done), CELLS - bad);
  return `[${'#'.repeat(good)}${'x'.repeat(bad)}${'.'.repeat(CELLS - good - bad)}]`;
}

/** Pure: "12 of 31 days, 1 failed, 4 running; 3456 deliveries". */
export function counts({ backfill, days, rows, removed }: BackfillProgress): string {
  const parts = [`${days.done} of ${backfill.days} days`];
  if (days.failed > 0) parts.push(`${days.failed} failed`);
  if (days.running > 0) parts.push(`${days.running} running`);
  return `${parts.join(', ')}; ${rows.deliveries} deliveries${removed > 0 ? `, ${removed} records removed` : ''}`;
}
