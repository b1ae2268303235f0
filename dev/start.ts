/** Command: npm start. Everything on one machine, or with --once the main job for one day. */
import { messageOf } from '../src/errors.ts';
import { parseCommand, USAGE } from './command-line.ts';
import { endWithNpm, onCtrlC } from './end-with-npm.ts';
import { printHelp } from './help.ts';
import { progressOn } from './progress.ts';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (printHelp(args, USAGE)) return;
  const command = parseCommand(args);
  endWithNpm();
  const progress = progressOn(process.stdout);
  // Each loads much that the other, and a command line that is refused, has no use for.
  if (command.once) {
    const { runOnce } = await import('./run-once.ts');
    const failures = await runOnce(command, process.env, progress);
    for (const line of failures) console.error(line);
    process.exitCode = failures.length === 0 ? 0 : 1;
    return;
  }
  const ending = onCtrlC();
  ending.addEventListener('abort', () => progress.step('ending, once what is at hand is done; Ctrl-C again ends at once'));
  const { runAll } = await import('./run-all.ts');
  const running = await runAll(command, progress, ending);
  if (running === 'ended') return;
  for (const line of running.lines) console.log(line);
  await running.ended;
}

function fail(error: unknown): void {
  console.error(messageOf(error));
  process.exitCode = 1;
}

main().catch(fail);
