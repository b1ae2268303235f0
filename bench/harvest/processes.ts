/** The processes of a bench: each with memory of its own, so that what is measured of one is its alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../../dev/root.ts';

/** Starts Node with these arguments, in the project's folder; `env` beside this process's own environment. */
export function startNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Waits for what a process prints. @throws Error where it ends without */
export async function printed(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    const found = pattern.exec(text);
    if (found !== null) return found;
  }
  throw new Error(`Cannot go on: a process of the bench ended without ${pattern}: ${text.slice(-500)}`);
}
