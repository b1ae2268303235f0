/** Where and with what a measurement was made. */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { version as duckDbVersion } from '@duckdb/node-api';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  readonly duckDb: string;
  /** Short hash of the commit, "with changes" where the files differ from it, "unknown" outside a repository. */
  readonly commit: string;
}

export function thisMachine(): Machine {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    duckDb: duckDbVersion(),
    commit: commitOf('.'),
  };
}

/** The same of a checkout's folder. */
export function commitOf(folder: string): string {
  try {
    const hash = git(folder, 'rev-parse', '--short', 'HEAD');
    return git(folder, 'status', '--porcelain', '--', 'src', 'bench', 'dev') === '' ? hash : `${hash} with changes`;
  } catch {
    return 'unknown';
  }
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['--no-optional-locks', '-C', folder, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}
