/** The most memory that the pipeline takes: measured in a process of its own, which reads the files batch by batch. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BenchFiles, readBatches } from './bench-files.ts';
import { cubesOf } from './pipeline.ts';

export interface PeakMemory {
  /** Resident, bytes: at most, and of that what the process took before its first row. */
  readonly peakBytes: number;
  readonly startBytes: number;
}

/** Runs the pipeline over the files in a process of its own. */
export function peakMemoryOf(files: BenchFiles): PeakMemory {
  const args = [fileURLToPath(import.meta.url), 'measure'];
  return JSON.parse(execFileSync(process.execPath, args, { input: JSON.stringify(files), encoding: 'utf8' })) as PeakMemory;
}

async function main(): Promise<void> {
  const startBytes = process.memoryUsage.rss();
  let text = '';
  for await (const chunk of process.stdin) text += chunk;
  const cubes = cubesOf(readBatches(JSON.parse(text) as BenchFiles));
  if (cubes.size === 0) throw new Error('Cannot measure memory: there are no rows');
  console.log(JSON.stringify({ peakBytes: process.resourceUsage().maxRSS * 1024, startBytes } satisfies PeakMemory));
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'measure') await main();
