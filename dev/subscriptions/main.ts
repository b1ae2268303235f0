/** Command: npm run subscriptions. Subscriptions kept as a file: checked, held against a running app, and brought to it; exits with 0 only if nothing was refused. */
import { readFile } from 'node:fs/promises';
import { messageOf } from '../../src/errors.ts';
import { printHelp } from '../help.ts';
import { appClient } from './app-client.ts';
import { bringToApp } from './bring-to-app.ts';
import { checkLines } from './check-lines.ts';
import { readSubscriptions } from './read-subscriptions.ts';
import { parseSubscriptionsCommand, USAGE } from './subscriptions-command.ts';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (printHelp(args, USAGE)) return;
  const command = parseSubscriptionsCommand(args, process.env);
  const { subscriptions, problems } = readSubscriptions(await textOf(command.file));
  for (const { line, column, field, rule } of problems) {
    console.error(`${command.file}:${line}:${column}: ${field === '' ? '' : `${field}: `}${rule}`);
  }
  if (problems.length > 0) {
    process.exitCode = 1;
    return;
  }
  if (command.action === 'check') {
    for (const subscription of subscriptions) console.log(checkLines(subscription, Date.now()).join('\n'));
    return;
  }
  const { refused } = await bringToApp(command, appClient(command), subscriptions, console.log);
  if (refused > 0) process.exitCode = 1;
}

/** Other encodings would bring a name in wrong letters, and without a word. */
async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    throw new Error(`Cannot read the file "${file}": ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof TypeError) return 'it is no UTF-8 text: save it with the encoding UTF-8';
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'it is not readable';
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
