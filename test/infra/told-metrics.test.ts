/** What workbook and alerts ask of metrics and of the log, held against the tables of both. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { INSTRUMENTS, type Instrument, type MetricName } from '../../src/telemetry/instruments.ts';
import { LOG_EVENTS, LOG_FIELDS } from '../../src/telemetry/log-fields.ts';
import { projectText } from './infra-files.ts';

const TABLE: Readonly<Record<string, Instrument>> = INSTRUMENTS;
const PANEL = z.object({ name: z.string(), type: z.int(), content: z.looseObject({ query: z.string().optional() }) });
const WORKBOOK = z
  .object({ version: z.literal('Notebook/1.0'), items: z.array(PANEL) })
  .parse(JSON.parse(projectText('infra/app/workbook.json')));
const PANELS = WORKBOOK.items.flatMap(({ name, content: { query } }) => (query === undefined ? [] : [[name, query] as const]));
const ALERTS = [...projectText('infra/app/alerts.bicep').matchAll(/query: '''(.*?)'''/gs)].map(
  ([, query = ''], index) => [`alert ${index}`, query] as const,
);
const QUERIES = [...PANELS, ...ALERTS];

/** Metrics that a query names. */
function metricsOf(query: string): string[] {
  return [...query.matchAll(/"(digest\.[\w.]+)"/g)].map(([, name = '']) => name);
}

test('every metric that a panel or an alert asks for is one of the table', () => {
  const asked = QUERIES.flatMap(([, query]) => metricsOf(query));
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((name) => !(name in TABLE))).toEqual([]);
});

test('every metric of the table is shown by a panel', () => {
  const shown = new Set(PANELS.flatMap(([, query]) => metricsOf(query)));
  expect((Object.keys(INSTRUMENTS) as MetricName[]).filter((name) => !shown.has(name))).toEqual([]);
});

describe.each(QUERIES)('%s', (_name, query) => {
  const metrics = metricsOf(query).flatMap((name) => TABLE[name] ?? []);

  test('groups and filters by attributes that its metrics have, and by values of theirs', () => {
    const named = [...query.matchAll(/customDimensions\.(\w+)(?: [!=]= "(\w+)")?/g)];
    const wrong = named.filter(([, attribute = '', value]) => {
      const values = metrics.flatMap(({ attributes }) => attributes[attribute] ?? []);
      return values.length === 0 || (value !== undefined && !values.includes(value));
    });
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test('sums counts, and takes of a gauge what it shows', () => {
    const isGauge = metrics.some(({ kind }) => kind === 'gauge');
    const isHistogram = metrics.some(({ kind }) => kind === 'histogram');
    expect(/\bvalueSum\b/.test(query)).toBe(metrics.length > 0 && !isGauge && !isHistogram);
    expect(/\bvalueMax\b/.test(query)).toBe(isHistogram);
    expect(/\bvalue\b/.test(query)).toBe(isGauge);
  });

  test('reads lines of the log by events and fields that they have', () => {
    const events = [...query.matchAll(/message has "([^"]+)"/g)].map(([, event = '']) => event);
    expect(events.filter((event) => !(event in LOG_EVENTS))).toEqual([]);
    const fields = [...query.matchAll(/\bline\.(\w+)/g)].map(([, field = '']) => field);
    expect(fields.filter((field) => !(field in LOG_FIELDS) && field !== 'durationMs')).toEqual([]);
  });
});

test('the template holds the workbook as it is here', () => {
  const text = JSON.stringify(projectText('infra/app/workbook.json')).slice(1, -1);
  expect(projectText('infra/azuredeploy.json').includes(text)).toBe(true);
});
