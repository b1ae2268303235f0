/** Where the rows come from: files, a Dataverse organisation, or the sample data; the first and the last through the emulator. */

import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { dateAt } from '../src/time/local-day.ts';
import type { StartCommand } from './command-line.ts';
import { startEmulator } from './dataverse/emulator.ts';
import { sampleBatches, sampleConfigurations, sampleJourneys, sampleQueues, sampleRecords, sampleUsers } from './sample/generate.ts';

export interface Source {
  /** What it is, for people. */
  readonly name: string;
  /** Names the history that belongs to it: rows of different sources never meet in one history. */
  readonly key: string;
  /** Settings that lead the app to it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface SourceOptions {
  readonly zone: string;
  readonly nowMs: number;
  /** @default a free port */
  readonly port?: number;
}

const SAMPLE_DAYS = 35;
const DELIVERIES = 'msdyn_proactive_deliveries';
const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';

/** @throws InputError for a file that cannot be read, naming file, line and reason */
export async function openSource(
  command: Pick<StartCommand, 'deliveries' | 'attributes'>,
  env: Readonly<Record<string, string | undefined>>,
  options: SourceOptions,
): Promise<Source> {
  if (command.deliveries !== undefined) return fromFiles(command.deliveries, command.attributes, options);
  const url = env.DATAVERSE_URL;
  if (url) return { name: url, key: keyOf(url), env: {}, stop: async () => {} };
  return sampleData(options);
}

async function fromFiles(deliveries: string, attributes: string | undefined, { port = 0 }: SourceOptions): Promise<Source> {
  const emulator = await startEmulator({ port });
  try {
    await emulator.load(DELIVERIES, deliveries);
    if (attributes !== undefined) await emulator.load(ATTRIBUTES, attributes);
  } catch (error) {
    await emulator.stop();
    throw error;
  }
  const key = keyOf(JSON.stringify([resolve(deliveries), attributes && resolve(attributes)]));
  return { name: deliveries, key, env: emulatorSettings(emulator), stop: () => emulator.stop() };
}

async function sampleData({ zone, nowMs, port = 0 }: SourceOptions): Promise<Source> {
  const emulator = await startEmulator({ port });
  await emulator.load('queues', sampleQueues());
  await emulator.load('msdyn_proactive_engagement_configs', sampleConfigurations());
  await emulator.load('systemusers', sampleUsers());
  await emulator.load('msdynmkt_journeys', sampleJourneys());
  await emulator.load('msdyn_proactive_delivery_batches', sampleBatches({ lastDate: dateAt(nowMs, zone), zone }));
  const [deliveries, attributes, conversations] = [
    emulator.table(DELIVERIES),
    emulator.table(ATTRIBUTES),
    emulator.table('msdyn_ocliveworkitems'),
  ];
  for (const record of sampleRecords({ lastDate: dateAt(nowMs, zone), days: SAMPLE_DAYS, zone, nowMs })) {
    deliveries.upsert({ ...record.delivery });
    for (const attribute of record.attributes) attributes.upsert({ ...attribute });
    if (record.conversation !== undefined) conversations.upsert({ ...record.conversation });
  }
  const name = `sample data of ${SAMPLE_DAYS} days: ${deliveries.size} deliveries, ${attributes.size} attributes`;
  return { name, key: keyOf(`sample ${zone}`), env: emulatorSettings(emulator), stop: () => emulator.stop() };
}

function emulatorSettings({ url, token }: { readonly url: string; readonly token: string }): Record<string, string> {
  return { DATAVERSE_URL: url, DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: token };
}

function keyOf(name: string): string {
  return hash('sha256', name).slice(0, 12);
}
