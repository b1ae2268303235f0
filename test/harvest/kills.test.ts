/** Harvests and backfills are killed (SIGKILL) 10 times, 50 in npm run test:long, at seeded moments: before or after a request to storage, or when Dataverse is asked. The end state is that of undisturbed runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Emulator, startEmulator } from '../../dev/dataverse/emulator.ts';
import { ROOT } from '../../dev/root.ts';
import { createRandom, type Random } from '../../dev/sample/random.ts';
import { openHistory } from '../../src/history/history.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { isFact } from '../../src/metrics/fact/fact.ts';
import { readQuarter } from '../support/history/read-quarter.ts';
import { IS_WHOLE } from '../support/matrices.ts';
import { type StorageProxy, startStorageProxy } from '../support/storage-proxy.ts';
import { writeRows } from './changing-rows.ts';

const SEED = 'harvest kills 1';
const SCENARIOS = IS_WHOLE ? 10 : 2;
const KILLS_EACH = 5;
const DAY = '2026-11-20';
const START_MS = Date.parse(`${DAY}T08:00:00Z`);
const END_MS = START_MS + 12 * 3_600_000;

type Kind = 'harvest' | 'backfill';

const killed: string[] = [];
const ends = new Map<string, Awaited<ReturnType<typeof contentOf>>>();
let undisturbed: Awaited<ReturnType<typeof contentOf>>;
let proxy: StorageProxy;

beforeAll(async () => {
  proxy = await startStorageProxy(inject('storageConnection'));
  undisturbed = (await play('none', createRandom('none'), 0)).content;
  for (let n = 0; n < SCENARIOS; n++) {
    const name = `${n % 2 === 0 ? 'harvest' : 'backfill'} ${n}`;
    ends.set(name, (await play(name, createRandom(`${SEED} ${n}`), KILLS_EACH)).content);
  }
});

afterAll(() => proxy?.stop());

test(`${SCENARIOS * KILLS_EACH} processes were killed before their end`, () => {
  console.log(`seed "${SEED}"\n${killed.join('\n')}`);
  expect(killed).toHaveLength(SCENARIOS * KILLS_EACH);
});

test('the end state of every scenario is that of undisturbed runs', () => {
  expect(undisturbed.facts.length).toBeGreaterThan(300);
  for (const content of ends.values()) expect(content).toEqual(undisturbed);
});

/** Rows that change between runs; runs that are killed; then a harvest that is left to its end. */
async function play(name: string, random: Random, kills: number) {
  const clock = { nowMs: START_MS };
  const emulator = await startEmulator({ now: () => clock.nowMs });
  const prefix = `kills${process.pid}${name.replace(' ', '')}`;
  try {
    for (let round = 0; round < KILLS_EACH; round++) {
      writeRows(emulator, clock, round);
      if (kills > 0)
        await killOne({ emulator, prefix, nowMs: clock.nowMs, kind: name.startsWith('b') ? 'backfill' : 'harvest' }, random, name);
    }
    clock.nowMs = END_MS;
    const { code, stderr } = await start({ emulator, prefix, nowMs: clock.nowMs, kind: 'harvest' }).ended;
    expect(stderr).toBe('');
    expect(code).toBe(0);
    return { content: await contentOf(prefix) };
  } finally {
    await emulator.stop();
  }
}

interface Run {
  readonly emulator: Emulator;
  readonly prefix: string;
  readonly nowMs: number;
  readonly kind: Kind;
}

/** Kills a run at a moment drawn from all that it has; one that ended before is run again and killed earlier. */
async function killOne(run: Run, random: Random, name: string): Promise<void> {
  for (let most = 120; ; most = Math.ceil(most / 2)) {
    const kind = random.pick(['before storage', 'after storage', 'at Dataverse'] as const);
    // A run asks Dataverse far less than storage.
    const at = random.int(1, kind === 'at Dataverse' ? Math.ceil(most / 12) : most);
    const child = start(run);
    let requests = 0;
    const undo = run.emulator.intercept(() => {
      if (kind === 'at Dataverse' && ++requests === at) child.kill();
      return false;
    });
    proxy.reset((request, when) => kind === `${when} storage` && request.number === at && child.kill());
    const { signal } = await child.ended;
    proxy.reset();
    undo();
    if (signal !== 'SIGKILL') continue;
    killed.push(`${name}: killed ${kind}, request ${at}`);
    return;
  }
}

function start({ emulator, prefix, nowMs, kind }: Run) {
  const args = [emulator.url, emulator.token, proxy.connectionString, prefix, `${nowMs}`, ...(kind === 'backfill' ? [DAY, 'UTC'] : [])];
  const script = `${ROOT}/test/support/harvest-process.ts`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stderr }));
  return { ended, kill: () => child.kill('SIGKILL') };
}

/** Facts and intake entries, sorted, with the cubes; tombstones of moves that were seen are left out. Fails where a cube is not that of its facts. */
async function contentOf(prefix: string) {
  const { quarters } = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix });
  const facts = [];
  const intakes = [];
  for await (const { quarterMs } of quarters.listStates(START_MS - 8 * 3_600_000, END_MS)) {
    const value = await readQuarter(quarters, quarterMs);
    if (value === undefined) continue;
    const live = value.facts.filter(isFact);
    expect(value.cube).toEqual(cubeOf(live, value.intakes));
    facts.push(...live);
    intakes.push(...value.intakes);
  }
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
  return { facts: facts.sort(byId), intakes: intakes.sort(byId) };
}
