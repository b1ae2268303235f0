/** `npm run infra`: compiles and lints infra/ with the Bicep compiler, and every combination of parameters; writes the template and the record of it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { InputError, messageOf } from '../../src/errors.ts';
import { printHelp } from '../help.ts';
import { bicepVersion, runBicep } from './bicep.ts';
import { bicepParameters, COMBINATIONS, type Combination } from './combinations.ts';
import { type InfraRecord, RECORD, recordText } from './infra-record.ts';
import { hashOf, MAIN_BICEP, sourceHashes, TEMPLATE } from './infra-sources.ts';
import { type Predicted, predictedOf } from './predicted.ts';

const USAGE = `Usage:
  npm run infra [-- --check]
    compiles and lints infra/ with the "bicep" of the PATH, each combination of parameters too, and writes infra/azuredeploy.json with
    infra/azuredeploy.record.json; --check writes nothing, and fails where a byte would change`;
// Where nothing is deployed, any will do; without them the compiler leaves more expressions open.
const PLACE = ['--subscription-id', '00000000-0000-0000-0000-000000000000', '--tenant-id', '00000000-0000-0000-0000-000000000000'];

interface Compiled {
  readonly template: string;
  readonly record: string;
}

async function compile(): Promise<Compiled> {
  const bicep = await bicepVersion();
  await runBicep('lint', MAIN_BICEP);
  const template = await runBicep('build', MAIN_BICEP, '--stdout');
  console.log(`bicep ${bicep}: infra/main.bicep compiled and linted, no warning`);
  const combinations: Record<string, Predicted> = {};
  for (const one of COMBINATIONS) {
    combinations[one.name] = await predict(one);
    console.log(`with ${one.name}: compiled`);
  }
  const record: InfraRecord = { bicep, template: hashOf(template), sources: sourceHashes(), combinations };
  return { template, record: recordText(record) };
}

async function predict(combination: Combination): Promise<Predicted> {
  const folder = await mkdtemp(join(tmpdir(), 'infra-'));
  try {
    const file = join(folder, 'main.bicepparam');
    await writeFile(file, bicepParameters(combination, relative(folder, MAIN_BICEP).replaceAll('\\', '/')));
    await runBicep('build-params', file, '--stdout');
    await runBicep('snapshot', file, '--location', 'westeurope', ...PLACE);
    return predictedOf(JSON.parse(await readFile(join(folder, 'main.snapshot.json'), 'utf8')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function main(args: readonly string[]): Promise<void> {
  if (printHelp(args, USAGE)) return;
  const [option] = args;
  if (args.length > 1 || (option !== undefined && option !== '--check'))
    throw new InputError('input.command', `Cannot compile infra/ with "${args.join(' ')}": the only option is --check`);
  const { template, record } = await compile();
  if (option === undefined) await Promise.all([writeFile(TEMPLATE, template), writeFile(RECORD, record)]);
  else await assertSame({ template, record });
}

async function assertSame({ template, record }: Compiled): Promise<void> {
  const [templateThere, recordThere] = await Promise.all([TEMPLATE, RECORD].map((file) => readFile(file, 'utf8')));
  if (templateThere !== template) throw new Error('infra/azuredeploy.json is not what infra/ compiles to: run npm run infra');
  if (recordThere !== record) throw new Error('infra/azuredeploy.record.json is stale: run npm run infra');
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
