/** Command: the Dataverse emulator alone. npm run dataverse -- --port N --deliveries F --attributes F [--token T] [--page-cap 500|5000] */
import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../../src/errors.ts';
import { startEmulator } from './emulator.ts';

const USAGE = 'npm run dataverse -- [--port N] [--deliveries F] [--attributes F] [--token T] [--page-cap 500|5000]';

async function main(): Promise<void> {
  const { port, token, pageCap, files } = readArguments(process.argv.slice(2));
  const emulator = await startEmulator({ port, pageCap, ...(token !== undefined && { token }) });
  try {
    for (const [entitySet, file] of files) {
      if (file !== undefined) await emulator.load(entitySet, file);
      console.log(`${entitySet}: ${emulator.table(entitySet).size} rows`);
    }
  } catch (error) {
    await emulator.stop();
    throw error;
  }
  // A given token is known to whoever gave it; a random one opens nothing but this process.
  if (token === undefined) console.log(`Token: ${emulator.token}`);
  console.log(`Dataverse emulator: ${emulator.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.stop());
}

function readArguments(args: string[]) {
  const { port = '0', token, 'page-cap': pageCap = '500', deliveries, attributes } = parse(args);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw wrong('port', port, 'it is no integer from 0 to 65535');
  if (pageCap !== '500' && pageCap !== '5000') throw wrong('page-cap', pageCap, 'it is neither 500 nor 5000');
  const files = [
    ['msdyn_proactive_deliveries', deliveries],
    ['msdyn_proactive_delivery_attributes', attributes],
  ] as const;
  return { port: Number(port), token, pageCap: pageCap === '500' ? 500 : 5000, files } as const;
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { port: text, token: text, 'page-cap': text, deliveries: text, attributes: text } }).values;
  } catch (cause) {
    throw new InputError('input.command', `Cannot read the command line: ${messageOf(cause)}\nUsage: ${USAGE}`, { cause });
  }
}

function wrong(option: string, value: string, rule: string): InputError {
  return new InputError('input.command', `Cannot use --${option} "${value}": ${rule}`);
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
