/** Command: npm run doctor. Looks at each thing that the app needs; ends with 0 only if none failed. */
import { messageOf } from '../../src/errors.ts';
import { printHelp } from '../help.ts';
import { diagnosisLines } from './diagnosis-lines.ts';
import { parseDoctorCommand, USAGE } from './doctor-command.ts';
import { withSettingsFile } from './with-settings-file.ts';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (printHelp(args, USAGE)) return;
  const { isJson, settings } = parseDoctorCommand(args);
  const env = await withSettingsFile(process.env, settings);
  // Much is loaded by it, which a command line that is refused has no use for.
  const [{ diagnose }, { patientOf }] = await Promise.all([import('../../src/doctor/diagnosis.ts'), import('../../src/the-doctor.ts')]);
  const diagnosis = await diagnose(patientOf(env));
  const text = isJson ? JSON.stringify(diagnosis, undefined, 2) : diagnosisLines(diagnosis).join('\n');
  // What hangs still must not keep the command from its end.
  process.stdout.write(`${text}\n`, () => process.exit(diagnosis.status === 'failed' ? 1 : 0));
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  process.exitCode = 1;
});
