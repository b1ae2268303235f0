import { expect, test } from 'vitest';
import { inInvocation, noteRun, noteRunEnd, tell } from '../../src/telemetry/invocation.ts';

/** A log that keeps its lines, each with its level. */
function keepingLog() {
  const lines: string[] = [];
  const keep = (level: string) => (line: string) => void lines.push(`${level} ${line}`);
  return { lines, log: { log: keep('log'), warn: keep('warn'), error: keep('error') } };
}

test('two invocations at the same time keep their lines and their runs apart', async () => {
  const [one, other] = [keepingLog(), keepingLog()];
  const work = (id: string) => async () => {
    noteRun(id);
    await new Promise((resolve) => setTimeout(resolve, 1));
    tell('harvest.read', 'harvest: read', {}, 'warn');
  };
  await Promise.all([inInvocation(one.log, work('0'.repeat(16))), inInvocation(other.log, work('1'.repeat(16)))]);
  expect(one.lines).toEqual([`warn harvest: read {"event":"harvest.read","run":"${'0'.repeat(16)}"}`]);
  expect(other.lines).toEqual([`warn harvest: read {"event":"harvest.read","run":"${'1'.repeat(16)}"}`]);
});

test('before its run begins an invocation names none, and a field of the line wins over it', () => {
  const { lines, log } = keepingLog();
  inInvocation(log, () => {
    tell('dispatch.done', 'dispatch: 1', { counts: { deliveries: 1 } });
    noteRun('0'.repeat(16));
    tell('run.ended', 'digest: run ok', { run: 'f'.repeat(16) });
  });
  expect(lines).toEqual([
    'log dispatch: 1 {"event":"dispatch.done","deliveries":1}',
    `log digest: run ok {"event":"run.ended","run":"${'f'.repeat(16)}"}`,
  ]);
});

test('lines name the run that is under way, and after all of them the first, whether the others lay within it or after it', () => {
  const { lines, log } = keepingLog();
  const [harvest, within, after] = ['0', '1', '2'].map((digit) => digit.repeat(16)) as [string, string, string];
  const named = () => {
    tell('harvest.read', '');
    return lines.at(-1)?.slice(-18, -2);
  };
  inInvocation(log, () => {
    noteRun(harvest);
    noteRun(within);
    expect(named()).toBe(within);
    noteRunEnd(within);
    expect(named()).toBe(harvest);
    noteRunEnd(harvest);
    noteRun(after);
    expect(named()).toBe(after);
    noteRunEnd(after);
    expect(named()).toBe(harvest);
  });
});
