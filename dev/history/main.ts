/** Command: npm run history. Writes the files of days of history into a folder, tells what there is of a day, or copies the whole. */
import { type Environment, settingsReader } from '../../src/environment/reader.ts';
import { messageOf } from '../../src/errors.ts';
import { dayTable } from '../../src/history/days/day-table.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { readHistoryPrefix, readStorage } from '../../src/settings/storage.ts';
import { printHelp } from '../help.ts';
import { copyHistory } from './copy-history.ts';
import { exportDays } from './export-days.ts';
import { parseHistoryCommand, USAGE } from './history-command.ts';
import { inspectDay } from './inspect-day.ts';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (printHelp(args, USAGE)) return;
  const command = parseHistoryCommand(args);
  const storage = await openStorage(readOptions(process.env));
  if (command.action === 'copy') {
    const { blobs, entities } = await copyHistory(storage, await openStorage(readOptions(targetEnvironment())));
    console.log(`copied: ${blobs} blobs and ${entities} entities of tables`);
    return;
  }
  const { days: table, blobs } = storage;
  const days = dayTable(table);
  if (command.action === 'inspect') {
    for (const line of await inspectDay(days, blobs, command.days.fromMs)) console.log(line);
    return;
  }
  for await (const { date, files } of exportDays({ days, blobs }, command.days, command.out)) {
    console.log(`${date}: ${files.map(({ name, sizeBytes }) => `${name} ${sizeBytes} bytes`).join(', ') || 'nothing'}`);
  }
}

/** Of the app's settings those that tell where history lies. @throws SettingsError */
function readOptions(env: Environment) {
  const reader = settingsReader(env);
  const [connection, prefix] = [readStorage(reader), readHistoryPrefix(reader)];
  return { connection: reader.checked(connection), prefix };
}

/** What begins with TO_, without it. */
function targetEnvironment(): Environment {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (name.startsWith('TO_') ? [[name.slice(3), value]] : [])),
  );
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
