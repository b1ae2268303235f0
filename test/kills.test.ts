/** The main job is killed 16 times (26 in npm run test:long) by SIGKILL, at seeded moments over the whole run and around the hand-over: no fact is lost or doubled, no mail sent twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../dev/sample/random.ts';
import { type DayFiles, writeDayFiles } from './support/day-files.ts';
import { type Moment, type Outcome, playScenario, type Run, type Scenario } from './support/kill-scenario.ts';
import { IS_WHOLE } from './support/matrices.ts';

const SEED = 'kills 1';
const DATE = '2026-11-20';
const ZONE = 'Europe/Lisbon';
const DELIVERIES_PER_DAY = 3_000;
// Quarter hours as full as any, but few of them: what a run takes is requests.
const RESULTS = { resultsWithinHours: [10, 12] } as const;

// A ledger entry is created when a hand-over begins, and replaced when its message begins (by SMTP only) and when it has ended.
const reservation = (when: 'before' | 'after') => ledgerWrite('POST', /./, when, 'the ledger says that a hand-over begins');
const beginning = (when: 'before' | 'after') => ledgerWrite('PUT', /state\W+sending\W/, when, 'the ledger says that its message begins');
const settlement = (when: 'before' | 'after') => ledgerWrite('PUT', /state\W+sent\W/, when, 'the ledger says what came of the hand-over');

/** Requests to storage of a run on empty storage, of one that finds the earlier rows filed, and of one that finds everything done. */
type Lengths = Readonly<Record<'fresh' | 'moving' | 'idle', number>>;

let folder: string;
let files: DayFiles;
let undisturbed: Outcome;
let outbox: ReadonlyMap<string, Outcome>;
let smtp: ReadonlyMap<string, Outcome>;
const everyOutcome = () => [...outbox.values(), ...smtp.values()];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kills-'));
  files = await writeDayFiles(folder, DATE, ZONE, DELIVERIES_PER_DAY, RESULTS);
  undisturbed = await play({ name: 'undisturbed', transport: 'outbox', runs: [] });
  const lengths = await learnLengths();
  // A hand-over that was cut off is waited for, 30 s, and a delivery that somebody was at, a minute: all of them at the same time.
  const playedBy = async (scenarios: readonly Scenario[]) =>
    new Map(await Promise.all(scenarios.map(async (one) => [one.name, await play(one)] as const)));
  [outbox, smtp] = await Promise.all([playedBy(outboxScenarios(lengths)), playedBy(smtpScenarios(lengths))]);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test(`${IS_WHOLE ? 26 : 16} runs were killed before their end`, () => {
  const killed = everyOutcome().flatMap((outcome) => outcome.killed);
  console.log(`${files.deliveries} deliveries, ${undisturbed.requests[0]} requests to storage a run, seed "${SEED}"\n${killed.join('\n')}`);
  expect(killed).toHaveLength(IS_WHOLE ? 26 : 16);
});

test('the facts and intake entries are those of an undisturbed run, and each cube is that of its facts', () => {
  expect(undisturbed.stored.quarters.size).toBeGreaterThan(20);
  for (const { stored } of everyOutcome()) {
    expect(stored.wrongCubes).toEqual([]);
    expect(stored.quarters).toEqual(undisturbed.stored.quarters);
  }
});

test('rows moved meanwhile, so that old places had to be buried', () => {
  expect(undisturbed.stored.tombstones).toBe(0);
  for (const { stored } of outbox.values()) expect(stored.tombstones).toBeGreaterThan(20);
});

test('the report that is written in the end is that of an undisturbed run', () => {
  const lasting = ({ report: { generatedAt: _, asOf: __, ...report } }: Outcome) => report;
  expect(undisturbed.report.totals.deliveries).toBeGreaterThan(200);
  for (const outcome of everyOutcome()) expect(lasting(outcome)).toEqual(lasting(undisturbed));
});

test('the outbox holds one message, the ledger calls it sent, and the last run ends with 0', () => {
  for (const { end, outbox: names, ledger } of [undisturbed, ...outbox.values()]) {
    const [name = ''] = names.filter((file) => file.endsWith('.eml'));
    expect(names.filter((file) => !file.endsWith('.tmp')).sort()).toEqual([name, name.replace('.eml', '.html')]);
    expect(ledger?.state).toBe('sent');
    expect(end).toMatchObject({ code: 0, stderr: '' });
  }
});

test('a mail server takes at most one message, and no other than the ledger knows of', () => {
  expect([...smtp.values()].map(({ accepted }) => accepted).filter((n) => n > 1)).toEqual([]);
  for (const { ledger, accepted } of smtp.values()) if (ledger?.state === 'sent') expect(accepted).toBe(1);
});

test.each(['recipient', 'beginning'])(
  'a hand-over killed at "%s", before its message began, is made again, and the run ends with 0',
  (name) => {
    expect(smtp.get(name)).toMatchObject({ accepted: 1, ledger: { state: 'sent', attempts: 2 }, end: { code: 0, stderr: '' } });
  },
);

test.each([
  ['begun', 0],
  ['body', undefined],
  ['end', 1],
  ['answered', 1],
] as const)('a hand-over killed at "%s" ends ambiguous, is told to the person, and is not repeated', (name, accepted) => {
  const outcome = smtp.get(name);
  expect(outcome?.ledger).toMatchObject({ state: 'ambiguous', attempts: 1 });
  expect(outcome?.end.code).toBe(1);
  expect(outcome?.end.stderr).toBe(
    'Cannot send the digest to "y…@proactive-digest.example": ambiguous; the process ended before the mail server had answered\n',
  );
  if (accepted !== undefined) expect(outcome?.accepted).toBe(accepted);
});

test('a run that was killed after the ledger had its answer is not repeated, and the next one ends with 0', () => {
  expect(smtp.get('settled')).toMatchObject({ accepted: 1, ledger: { state: 'sent' }, end: { code: 0, stderr: '' } });
});

function play(scenario: Scenario): Promise<Outcome> {
  return playScenario(scenario, files, folder);
}

async function learnLengths(): Promise<Lengths> {
  const { requests } = await play({ name: 'lengths', transport: 'outbox', runs: [{ rows: 'earlier' }, { rows: 'later' }] });
  const [fresh = 0, moving = 0, idle = 0] = requests;
  return { fresh, moving, idle };
}

/** Three runs killed at seeded moments; then a run killed around its hand-over, four times. Whole: the first thrice, and in the others a run after it. No run is shorter than an idle one. */
function outboxScenarios({ fresh, moving, idle }: Lengths): Scenario[] {
  const seeded = seededMoments(IS_WHOLE ? 13 : 3);
  const earlier = (length: number): Run => ({ rows: 'earlier', killAt: seeded(length) });
  const later = (length: number): Run => ({ rows: 'later', killAt: seeded(length) });
  // How many requests rows that move take depends a little on what is asked at the same time: the last tenth is not counted on.
  const mostOfMoving = Math.floor(moving * 0.9);
  const spread: (() => Run[])[] = [
    () => [earlier(fresh), { rows: 'earlier' }, later(mostOfMoving), later(idle)],
    () => [earlier(fresh), earlier(idle), later(idle)],
    () => [earlier(fresh), later(idle), later(idle)],
  ];
  const handOvers = [reservation('before'), reservation('after'), settlement('before'), settlement('after')];
  const around = handOvers.map((killAt) => (): Run[] => [{ rows: 'earlier', killAt }, ...(IS_WHOLE ? [later(mostOfMoving)] : [])]);
  const played = [...spread.slice(0, IS_WHOLE ? 3 : 1), ...around];
  return played.map((make, i) => ({ name: `outbox ${i + 1}`, transport: 'outbox', runs: make() }));
}

function smtpScenarios({ fresh }: Lengths): Scenario[] {
  const random = createRandom(`${SEED} smtp`);
  // Before the hand-over, which is what the next kill is for.
  const filing = (): Run => ({ rows: 'earlier', killAt: requestNumber(random.int(1, Math.floor(fresh * 0.9)), 'after') });
  const later = (killAt: Moment): Run => ({ rows: 'later', killAt });
  return [
    { name: 'recipient', transport: 'smtp', runs: [filing(), later({ mail: 'recipient' })] },
    { name: 'beginning', transport: 'smtp', runs: [later(beginning('before'))] },
    { name: 'begun', transport: 'smtp', runs: [later(beginning('after'))] },
    { name: 'body', transport: 'smtp', runs: [filing(), later({ mail: 'body' })] },
    { name: 'end', transport: 'smtp', runs: [later({ mail: 'end' })] },
    { name: 'answered', transport: 'smtp', runs: [later(settlement('before'))] },
    { name: 'settled', transport: 'smtp', runs: [later(settlement('after'))] },
  ];
}

/** Moments drawn from the seed, one in each of `count` equal parts of a run, in mixed order. */
function seededMoments(count: number): (length: number) => Moment {
  const random = createRandom(SEED);
  const parts = Array.from({ length: count }, (_, i) => ({ at: (i + random.next()) / count, order: random.next() }));
  parts.sort((a, b) => a.order - b.order);
  return (length) => requestNumber(1 + Math.floor((parts.pop()?.at ?? 0) * length), random.chance(0.5) ? 'before' : 'after');
}

function requestNumber(number: number, when: 'before' | 'after'): Moment {
  return { name: `request ${number} to storage`, when, storage: (request) => request.number === number };
}

function ledgerWrite(method: string, what: RegExp, when: 'before' | 'after', name: string): Moment {
  return { name, when, storage: ({ method: made, text }) => made === method && text.includes('ledger default') && what.test(text) };
}
