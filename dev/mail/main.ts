/** Command: npm run mail. A day's mail as files and pictures. */
import { join } from 'node:path';
import { messageOf } from '../../src/errors.ts';
import { launchBrowser } from '../browser.ts';
import { printHelp } from '../help.ts';
import { SAMPLES } from '../mail-samples/samples.ts';
import { progressOn } from '../progress.ts';
import { dayReport } from './day-report.ts';
import { parseMailCommand, USAGE } from './mail-command.ts';
import { choicesOf, writeMail } from './write-mail.ts';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (printHelp(args, USAGE)) return;
  const command = parseMailCommand(args);
  const progress = progressOn(process.stdout);
  const choices = choicesOf(command, process.env);
  const { what, zone, out } = command;
  const browser = await launchBrowser();
  try {
    if ('samples' in what) {
      for (const name of what.samples) {
        const folder = what.samples.length === 1 ? out : join(out, name);
        await writeMail(SAMPLES[name](), choices, folder, browser);
        progress.step(`wrote the mail of "${name}" into ${folder}`);
      }
      return;
    }
    await writeMail(await dayReport({ date: what.date, zone }, process.env, progress), choices, out, browser);
    progress.step(`wrote the mail into ${out}`);
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
