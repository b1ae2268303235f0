import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../../dev/dataverse/emulator.ts';
import { type ReadNdjsonOptions, readNdjson } from '../../../dev/dataverse/read-ndjson.ts';
import { InputError } from '../../../src/errors.ts';
import { delivery } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'ndjson-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function rowsOf(path: string, options?: ReadNdjsonOptions): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of readNdjson(path, options)) rows.push(row);
  return rows;
}

describe('readNdjson()', () => {
  test('reads plain and gzip files alike, blank lines, CRLF, a byte order mark and a last line without an end', async () => {
    const text = '\uFEFF{"a":1}\r\n\r\n  \n{"a":"é\u2028"}\n{"a":[3]}';
    const rows = [{ a: 1 }, { a: 'é\u2028' }, { a: [3] }];
    expect(await rowsOf(file('plain.ndjson', text))).toEqual(rows);
    expect(await rowsOf(file('packed.ndjson.gz', gzipSync(text)))).toEqual(rows);
    expect(await rowsOf(file('empty.ndjson', ''))).toEqual([]);
  });

  test('reads lines that are longer than the chunks of the stream', async () => {
    const long = { a: 'ü'.repeat(1_500_000) };
    expect(await rowsOf(file('long.ndjson', `{"b":1}\n${JSON.stringify(long)}\n{"c":1}\n`))).toEqual([{ b: 1 }, long, { c: 1 }]);
  });

  const corrupt: readonly [what: string, line: string | Buffer, reason: string][] = [
    ['no JSON', '{"phone":"+351910000001"', 'it is no JSON'],
    ['an array', '[1]', 'it is no JSON object'],
    ['null', 'null', 'it is no JSON object'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'it is not UTF-8'],
    ['a row without its key', '{"other":1}', 'its primary key id is missing'],
    ['a row with an empty key', '{"id":""}', 'its primary key id is missing'],
    ['a row with its key in its prototype', '{"__proto__":{"id":"x"}}', 'its primary key id is missing'],
  ];
  test.each(corrupt)('%s is refused with file, line and reason, and nothing of the line', async (_, line, reason) => {
    const path = file('corrupt.ndjson', Buffer.concat([Buffer.from('{"id":"x"}\n\n'), Buffer.from(line)]));
    const error = await rowsOf(path, { primaryKey: 'id' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'input.rows', message: `Cannot read "${path}" line 3: ${reason}` });
  });

  test('a missing file, a folder, and a broken or cut gzip file are refused by name', async () => {
    const packed = gzipSync('{"id":"x"}\n'.repeat(1000));
    const paths = [join(folder, 'nothing'), folder, file('no.gz', '{"id":"x"}'), file('cut.gz', packed.subarray(0, packed.length - 20))];
    for (const path of paths) {
      await expect(rowsOf(path)).rejects.toMatchObject({ code: 'input.rows', message: expect.stringContaining(`Cannot read "${path}": `) });
    }
  });
});

describe('load()', () => {
  test('puts the rows of a file in and tells their number; a row without its key is refused with its line', async () => {
    const emulator = await startEmulator();
    const set = 'msdyn_proactive_deliveries';
    expect(
      await emulator.load(set, file('d.ndjson.gz', gzipSync(`${JSON.stringify(delivery(1))}\n${JSON.stringify(delivery(2))}\n`))),
    ).toBe(2);
    expect(emulator.table(set).size).toBe(2);
    await expect(emulator.load(set, file('bad.ndjson', '{}'))).rejects.toThrow(
      /bad\.ndjson" line 1: its primary key msdyn_proactive_deliveryid is missing/,
    );
    await emulator.stop();
  });
});

describe('npm run dataverse', () => {
  const main = fileURLToPath(new URL('../../../dev/dataverse/main.ts', import.meta.url));

  test('prints row counts and address, answers there, and ends on SIGTERM', async () => {
    const path = file('d2.ndjson', JSON.stringify(delivery(1)));
    const more = [
      '--bench-rows',
      '20',
      '--bench-from',
      '2026-11-01T00:00:00Z',
      '--bench-to',
      '2026-11-02T00:00:00Z',
      '--fault',
      'dopHint=16',
    ];
    const child = spawn(process.execPath, [main, '--port', '0', '--token', 'abc', '--deliveries', path, ...more]);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    await expect.poll(() => output).toMatch(/Dataverse emulator: http/);
    expect(output).toContain('msdyn_proactive_deliveries: 21 rows');
    expect(output).toContain('msdyn_proactive_delivery_attributes: 100 rows');
    expect(output).not.toContain('abc');
    const url = /http:\/\/\S+/.exec(output)?.[0];
    const response = await fetch(`${url}/api/data/v9.2/WhoAmI`, { headers: { authorization: 'Bearer abc' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-ms-dop-hint')).toBe('16');
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test.each([
    [['--sample'], 'Customer feedback'],
    [['--hostile'], expect.stringContaining('<b onclick')],
  ])(
    '%j fills every table with sample data, and names the last queue accordingly',
    async (args, name) => {
      const child = spawn(process.execPath, [main, '--token', 'abc', ...args]);
      onTestFinished(() => void child.kill());
      let output = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
      await expect.poll(() => output).toMatch(/Dataverse emulator: http/);
      expect(output).toMatch(/msdyn_proactive_deliveries: \d{5} rows\nmsdyn_proactive_delivery_attributes: \d{5} rows/);
      const url = `${/http:\/\/\S+/.exec(output)?.[0]}/api/data/v9.2`;
      const rowsOf = async (query: string) => {
        const response = await fetch(`${url}/${query}`, { headers: { authorization: 'Bearer abc' } });
        return ((await response.json()) as { value: { name?: string }[] }).value;
      };
      expect((await rowsOf('queues?$select=name')).map((row) => row.name)).toEqual(expect.arrayContaining(['Appointments', name]));
      expect((await rowsOf('msdyn_ocliveworkitems?$select=subject')).length).toBeGreaterThan(1000);
    },
    40_000,
  );

  const wrong: readonly [args: string[], message: string][] = [
    [['--port', 'x'], 'Cannot use --port "x": it is no integer from 0 to 65535'],
    [['--page-cap', '7'], 'Cannot use --page-cap "7": it is neither 500 nor 5000'],
    [['--bench-rows', '0'], 'Cannot use --bench-rows "0": it is no integer from 1 to 99999999'],
    [['--bench-rows', '9', '--bench-from', 'x'], 'Cannot use --bench-from "x": it is no instant such as 2026-11-01T00:00:00Z'],
    [['--bench-to', 'x'], 'Cannot use --bench-to "x": it goes with --bench-rows'],
    [['--fault', 'dopHint=0'], 'Cannot set faults: dopHint: '],
    [['--nothing'], "Cannot read the command line: Unknown option '--nothing'"],
    [['--deliveries', '/nowhere.ndjson'], 'Cannot read "/nowhere.ndjson": ENOENT'],
  ];
  test.each(wrong)('%j is refused with one message and a code', async (args, message) => {
    const [code, stderr] = await new Promise<[unknown, string]>((resolve) => {
      execFile(process.execPath, [main, ...args], (error, _, stderr) => resolve([error?.code, stderr]));
    });
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});
