import { describe, expect, test } from 'vitest';
import type { Emulator } from '../../../../dev/dataverse/emulator.ts';
import { parseFaultFlags } from '../../../../dev/dataverse/faults/parse-flags.ts';
import { parseFaults } from '../../../../dev/dataverse/faults/settings.ts';
import { start } from '../../../dataverse/start.ts';
import { get, guid } from '../client.ts';

const SET = 'msdyn_proactive_deliveries';

interface ControlBody {
  readonly token: string;
  readonly error: { readonly message: string };
}

async function ask({ url, token }: Pick<Emulator, 'url' | 'token'>, call: string, body?: unknown) {
  const [method = '', path] = call.split(' ');
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/control/${path}`, { method, headers, ...(text !== undefined && { body: text }) });
  return { status: response.status, body: (await response.json()) as ControlBody };
}

describe('faults', () => {
  test('are set, shown with their counts, and cleared', async () => {
    const { emulator } = await start();
    const given = { unavailable: { next: 1 }, limits: null };
    expect(await ask(emulator, 'PUT faults', given)).toMatchObject({ status: 200, body: { settings: parseFaults(given) } });
    expect((await get(emulator, 'WhoAmI')).status).toBe(503);
    expect((await ask(emulator, 'GET faults')).body).toEqual({ settings: emulator.faults.settings, stats: emulator.faults.stats });
    expect(emulator.faults.stats.unavailable).toBe(1);
    const { body } = await ask(emulator, 'DELETE faults');
    expect(body).toEqual({ settings: parseFaults({}), stats: expect.objectContaining({ unavailable: 0 }) });
  });

  const wrong: readonly [given: unknown, problems: string[]][] = [
    [{ latencyMs: -1, typo: 1 }, ['latencyMs: ', '"typo"']],
    [{ latencyMs: { min: 5, max: 4 } }, ['latencyMs: must have a min that is not above its max']],
    [{ unavailable: { probability: 2 } }, ['unavailable.probability: ']],
    [{ emptyPages: { probability: 1 } }, ['emptyPages: must have a probability below 1: no listing would ever end']],
    [{ limits: { requests: 0 } }, ['limits.requests: ']],
    [{ lag: { tables: ['nothing'] } }, ['lag.tables.0: ']],
    [[], ['(all): ']],
    ['{', ['the body is no JSON']],
  ];
  test.each(wrong)('%j is refused, and what was set stays', async (given, problems) => {
    const { emulator } = await start({ faults: { dopHint: 9 } });
    const { status, body } = await ask(emulator, 'PUT faults', given);
    expect(status).toBe(400);
    for (const problem of problems) expect(body.error.message).toContain(problem);
    expect(emulator.faults.settings.dopHint).toBe(9);
  });
});

describe('rows', () => {
  const id = (n: number) => ({ msdyn_proactive_deliveryid: guid(n) });

  test('are written from a JSON array and from NDJSON, stamped, and taken out', async () => {
    const nowMs = Date.UTC(2026, 10, 1);
    const { emulator } = await start({ now: () => nowMs });
    expect(await ask(emulator, `POST rows/${SET}`, [{ ...id(1), msdyn_status: 'Pending' }])).toEqual({ status: 200, body: { rows: 1 } });
    const lines = `${JSON.stringify({ ...id(1), msdyn_status: 'Complete' })}\n\n${JSON.stringify(id(2))}\n`;
    expect((await ask(emulator, `POST rows/${SET}`, lines)).body).toEqual({ rows: 2 });
    const { body } = await get(emulator, `${SET}?$select=msdyn_status,modifiedon,versionnumber`);
    expect(body.value).toMatchObject([
      { ...id(1), msdyn_status: 'Complete', modifiedon: '2026-11-01T00:00:00Z', versionnumber: 2 },
      { ...id(2), versionnumber: 3 },
    ]);
    expect((await ask(emulator, `DELETE rows/${SET}/${guid(1)}`)).status).toBe(200);
    expect((await ask(emulator, `DELETE rows/${SET}/${guid(1)}`)).status).toBe(200);
    expect(emulator.table(SET).size).toBe(1);
  });

  test.each([
    ['[{}]', 'row 1: its primary key msdyn_proactive_deliveryid is missing'],
    [`${JSON.stringify(id(1))}\n[]`, 'row 2: it is no JSON object'],
    [`${JSON.stringify(id(1))}\n{"a":"+1 206 555 0100`, 'row 2 is no JSON'],
    ['[', 'the body is no JSON'],
  ])('%s is refused whole', async (text, problem) => {
    const { emulator } = await start();
    const { status, body } = await ask(emulator, `POST rows/${SET}`, text);
    expect(status).toBe(400);
    expect(body.error.message).toContain(problem);
    expect(body.error.message).not.toContain('206');
    expect(emulator.table(SET).size).toBe(0);
  });

  test('of an unknown table are refused', async () => {
    const { emulator } = await start();
    expect((await ask(emulator, 'POST rows/nothing', [])).status).toBe(404);
    expect((await ask(emulator, `DELETE rows/nothing/${guid(1)}`)).status).toBe(404);
  });
});

test('only the bearer that the emulator was started with opens it, and it is in no log', async () => {
  const { emulator } = await start();
  const issued = (await ask(emulator, 'POST token')).body.token;
  expect((await get({ ...emulator, token: issued }, 'WhoAmI')).status).toBe(200);
  for (const token of [issued, 'wrong']) {
    for (const call of ['GET faults', 'PUT faults', 'DELETE faults', 'POST token', `POST rows/${SET}`, `DELETE rows/${SET}/x`]) {
      expect((await ask({ ...emulator, token }, call, call.startsWith('P') ? {} : undefined)).status).toBe(401);
    }
  }
  expect(emulator.requests).toHaveLength(1);
});

test.each(['GET nothing', 'POST faults', 'GET rows', 'PUT rows/x/y/z', 'GET %ff'])('%s is refused', async (call) => {
  const { emulator } = await start();
  expect((await ask(emulator, call, call.startsWith('P') ? {} : undefined)).status).toBeOneOf([400, 404]);
});

describe('parseFaultFlags()', () => {
  test('puts names and JSON values together', () => {
    const flags = ['latencyMs.min=5', 'latencyMs.max=9', 'limits=null', 'lag={"ms":7}', 'lag.tables=["queues"]', 'ttl=true'];
    expect(parseFaultFlags(flags)).toEqual({ latencyMs: { min: 5, max: 9 }, limits: null, lag: { ms: 7, tables: ['queues'] }, ttl: true });
  });

  test.each([
    ['latencyMs', 'Cannot use --fault "latencyMs": it is no name=value'],
    ['latencyMs=x', 'Cannot use --fault "latencyMs=x": its value is no JSON'],
    ['latencyMs="x"', 'Cannot set faults: latencyMs: must be a whole number'],
    ['typo.x=1', 'Cannot set faults: (all): Unrecognized key: "typo"'],
    ['__proto__.x=1', 'Cannot set faults: (all): Unrecognized key: "__proto__"'],
  ])('%s is refused by name and rule', (flag, message) => {
    expect(() => parseFaultFlags([flag])).toThrow(message);
  });
});
