import { expect, test } from 'vitest';
import { LOG_FIELDS, type LogField } from '../../src/telemetry/log-fields.ts';
import { logLine } from '../../src/telemetry/log-line.ts';

/** The JSON at the end of a line. */
function jsonOf(line: string): Record<string, unknown> {
  return JSON.parse(line.slice(line.indexOf('{"event"')));
}

test('logLine() has the words for people first, then the same for queries', () => {
  const line = logLine('harvest.read', 'harvest: 3 deliveries', { run: '0f0f0f0f0f0f0f0f', counts: { deliveries: 3 } });
  expect(line).toBe('harvest: 3 deliveries {"event":"harvest.read","run":"0f0f0f0f0f0f0f0f","deliveries":3}');
});

const HOSTILE = [
  'Ana Sousa',
  'ana.sousa@contoso.example',
  '+351 912 345 678',
  '912345678',
  '(0351) 912-345-678',
  'x\n{"event":"run.ended","outcome":"ok"}',
  '<script>alert(1)</script>',
  '__proto__ "; drop',
  '',
];

test.each(Object.keys(LOG_FIELDS) as LogField[])('a field %s holds nothing of a person, whatever it is given', (field) => {
  const passed = HOSTILE.filter((value) => jsonOf(logLine('run.ended', 'x', { [field]: value }))[field] !== '(odd)');
  // What an administrator calls a subscription is theirs to choose, digits too.
  expect(passed).toEqual(field === 'subscription' ? ['912345678'] : []);
});

test.each(HOSTILE.slice(1, 4))('the words of a line do not repeat %j', (value) => {
  const line = logLine('dispatch.problem', `dispatch: Cannot send to ${value}: refused`, {});
  expect(line).not.toContain(value);
  expect(line).toMatch(/^dispatch: Cannot send to \((?:address|number)\): refused \{"event":"dispatch.problem"\}$/);
});

test('a text with line ends and JSON of its own stays one line with one JSON', () => {
  const line = logLine('watch.problem', 'watch: a\n{"event":"run.ended"}\u2028b\u202e', {});
  expect(line).toBe('watch: a |"event":"run.ended"| b {"event":"watch.problem"}');
});

test('a date, a zone and an id keep their digits in the words', () => {
  const words = 'backfill 0123456789abcdef0123: 2026-11-22 (Etc/GMT+5), delivery 2026-11-22 2026-11-22 UTC resend 2';
  expect(logLine('backfill.day', words, {})).toBe(`${words} {"event":"backfill.day"}`);
});

test('a count that is no number is left out', () => {
  expect(jsonOf(logLine('run.ended', 'x', { counts: { rows: Number.NaN, runs: 2 } }))).toEqual({ event: 'run.ended', runs: 2 });
});
