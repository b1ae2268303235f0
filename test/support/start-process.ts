/** `npm start` as a process of its own, as a person starts it, so that it can be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { compileCache } from './setup/compile-cache.ts';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves with what was printed so far, once that matches. @throws Error where the process ends before */
  printed(pattern: RegExp): Promise<string>;
}

export interface StartProcessOptions {
  /** All that its environment holds, but for PATH, TMPDIR and the tests' NODE_COMPILE_CACHE. @default nothing */
  readonly env?: Readonly<Record<string, string>>;
  /** Who ends it if it still runs. @default the end of the test */
  readonly onEnd?: (end: () => Promise<void>) => void;
}

/** Starts dev/start.ts with these arguments. */
export function startProcess(args: readonly string[], { env = {}, onEnd = onTestFinished }: StartProcessOptions = {}): StartProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dev/start.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', TMPDIR: process.env.TMPDIR ?? '/tmp', ...compileCache(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    out.stderr += text;
  });
  const ended = new Promise<Ended>((resolve) => child.once('close', (code, signal) => resolve({ code, signal, ...out })));
  onEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended, printed: (pattern) => waitForText(child, ended, () => out.stdout, pattern) };
}

/** Runs it to its end. */
export function runStart(args: readonly string[], options: StartProcessOptions = {}): Promise<Ended> {
  return startProcess(args, options).ended;
}

function waitForText(child: ChildProcess, ended: Promise<Ended>, printed: () => string, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (pattern.test(printed())) resolve(printed());
    };
    look();
    child.stdout?.on('data', look);
    ended.then(({ stdout, stderr }) => {
      look();
      reject(new Error(`Cannot find ${pattern} in what npm start printed: ${stdout}${stderr}`));
    });
  });
}
