/** Where the rows come from: files, a Dataverse organisation, or the sample data; the first and the last through the emulator. */

import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import { InputError } from '../src/errors.ts';
import { dateAt } from '../src/time/local-day.ts';
import type { StartCommand } from './command-line.ts';
import { startEmulator } from './dataverse/emulator.ts';
import { fillSample, SAMPLE_DAYS } from './dataverse/fill-sample.ts';

export interface Source {
  /** What it is, for people. */
  readonly name: string;
  /** Names the history that belongs to it: rows of different sources never meet in one history. */
  readonly key: string;
  /** Whether its rows are the sample data. */
  readonly isSample: boolean;
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

const DELIVERIES = 'msdyn_proactive_deliveries';
const ATTRIBUTES = 'msdyn_proactive_delivery_attributes';

/** Settings that stand for the source until it is opened, so that the others can be read before. */
export function sourceToCome(
  { deliveries }: Pick<StartCommand, 'deliveries'>,
  { DATAVERSE_URL: url }: Readonly<Record<string, string | undefined>>,
): Source['env'] {
  return deliveries === undefined && url ? {} : emulatorSettings({ url: 'http://127.0.0.1', token: 'not started yet' });
}

/** @throws InputError for a file that cannot be read, naming file, line and reason; for hostile rows where DATAVERSE_URL is set */
export async function openSource(
  command: Pick<StartCommand, 'deliveries' | 'attributes' | 'hostile'>,
  env: Readonly<Record<string, string | undefined>>,
  options: SourceOptions,
): Promise<Source> {
  if (command.deliveries !== undefined) return fromFiles(command.deliveries, command.attributes, options);
  const url = env.DATAVERSE_URL;
  if (url && command.hostile)
    throw new InputError('input.command', 'Cannot use --hostile: it is for the sample data, and DATAVERSE_URL is set');
  if (url) return { name: url, key: keyOf(url), isSample: false, env: {}, stop: async () => {} };
  return sampleData(command.hostile, options);
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
  return { name: deliveries, key, isSample: false, env: emulatorSettings(emulator), stop: () => emulator.stop() };
}

async function sampleData(hostile: boolean, { zone, nowMs, port = 0 }: SourceOptions): Promise<Source> {
  const emulator = await startEmulator({ port });
  const { deliveries, attributes } = fillSample(emulator, { lastDate: dateAt(nowMs, zone), days: SAMPLE_DAYS, zone, nowMs, hostile });
  const kind = hostile ? 'hostile sample data' : 'sample data';
  const name = `${kind} of ${SAMPLE_DAYS} days: ${deliveries} deliveries, ${attributes} attributes`;
  // The number goes up when the sample data change: rows of two kinds must not meet in one history.
  return { name, key: keyOf(`${kind} 2 ${zone}`), isSample: true, env: emulatorSettings(emulator), stop: () => emulator.stop() };
}

function emulatorSettings({ url, token }: { readonly url: string; readonly token: string }): Record<string, string> {
  return { DATAVERSE_URL: url, DATAVERSE_AUTH: 'token', DATAVERSE_TOKEN: token };
}

function keyOf(name: string): string {
  return hash('sha256', name).slice(0, 12);
}
