/** docs/telemetry.md tells every metric and every kind of line as the tables have them, and its queries ask for nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { INSTRUMENTS, type Instrument } from '../../src/telemetry/instruments.ts';
import { LOG_EVENTS, LOG_FIELDS } from '../../src/telemetry/log-fields.ts';

const PAGE = readFileSync(join(ROOT, 'docs/telemetry.md'), 'utf8');
const LINES = PAGE.split('\n');

test('each metric has its line, with kind, unit, attributes with their values, and meaning, and there is no other', () => {
  const told = (Object.entries(INSTRUMENTS) as [string, Instrument][]).map(([name, { kind, unit, attributes, description }]) => {
    const sets = Object.entries(attributes).map(([attribute, values]) => `\`${attribute}\` = ${values.join(', ')}`);
    return `| \`${name}\` | ${kind} | ${unit} | ${sets.join('; ') || 'none'} | ${description} |`;
  });
  expect(LINES.filter((line) => line.startsWith('| `digest.') && line.split(' | ').length > 3)).toEqual(told);
});

test('each kind of line has its own, and there is no other', () => {
  const told = Object.entries(LOG_EVENTS).map(([event, when]) => `| \`${event}\` | ${when} |`);
  const from = LINES.indexOf('| event | when |');
  expect(LINES.slice(from + 2, from + 2 + told.length + 1)).toEqual([...told, '']);
});

test('each field of a line is told', () => {
  const fields = Object.keys(LOG_FIELDS).filter((field) => !LINES.some((line) => line.startsWith('| `') && line.includes(`\`${field}\``)));
  expect(fields).toEqual([]);
});

test('the queries ask for metrics and events that there are', () => {
  const queries = [...PAGE.matchAll(/```\n([^`]+)```/g)].map(([, query = '']) => query);
  expect(queries).toHaveLength(4);
  const metrics = queries.flatMap((query) => [...query.matchAll(/"(digest\.[\w.]+)"/g)].map(([, name = '']) => name));
  expect(metrics.filter((name) => !(name in INSTRUMENTS))).toEqual([]);
  expect(queries.some((query) => query.includes('"delivery.worked"'))).toBe('delivery.worked' in LOG_EVENTS);
});
