/** What the table of columns says of itself, held against the code that reads them and against the documented tables. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Column } from '../../../src/metrics/row/column.ts';
import { ATTRIBUTE_COLUMNS, CONVERSATION_COLUMNS, DELIVERY_COLUMNS } from '../../../src/metrics/row/columns.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
const TABLES: Readonly<Record<string, Readonly<Record<string, Column>>>> = {
  msdyn_proactive_delivery: DELIVERY_COLUMNS,
  msdyn_proactive_delivery_attribute: ATTRIBUTE_COLUMNS,
  msdyn_ocliveworkitem: CONVERSATION_COLUMNS,
};
const ALL = Object.entries(TABLES).flatMap(([table, columns]) =>
  Object.entries(columns).map(([name, column]) => ({ table, name, ...column })),
);

/** Columns that every organisation with the table has: an organisation of 2026-05 that lacks all newer ones, and the entity references. */
const CLASSIC: Readonly<Record<string, string>> = {
  msdyn_proactive_delivery: `
    msdyn_proactive_deliveryid msdyn_delivery_id msdyn_call_id msdyn_channel msdyn_contact_id msdyn_conversation_id msdyn_dialmode_type
    msdyn_disposition_codes msdyn_from_address msdyn_to_address msdyn_journey_id msdyn_journey_run_id msdyn_proactive_engagement_config_id
    msdyn_queue_id msdyn_result msdyn_status msdyn_tracking_id msdyn_channel_sent_date msdyn_start_date msdyn_end_date msdyn_result_date
    msdyn_expiration_date msdyn_window_start_date msdyn_window_end_date createdon modifiedon versionnumber`,
  msdyn_proactive_delivery_attribute: `
    msdyn_proactive_delivery_attributeid _msdyn_proactive_delivery_value msdyn_keyword msdyn_value msdyn_type createdon modifiedon versionnumber`,
  msdyn_ocliveworkitem: `
    activityid msdyn_ocliveworkitemid _msdyn_activeagentid_value msdyn_closedon statecode createdon modifiedon versionnumber`,
};

test.each(Object.entries(TABLES))(
  'a column of %s that is not a classic one is optional, else an organisation without it refuses every pull',
  (table, columns) => {
    const classic = new Set(CLASSIC[table]?.trim().split(/\s+/));
    const newer = Object.entries(columns).filter(([name]) => !classic.has(name));
    expect(newer.filter(([, { isOptional }]) => isOptional !== true).map(([name]) => name)).toEqual([]);
  },
);

test('each table has one key, which no organisation lacks', () => {
  for (const [table, columns] of Object.entries(TABLES)) {
    const keys = Object.values(columns).filter(({ kind }) => kind === 'key');
    expect({ table, keys }).toMatchObject({ table, keys: [expect.not.objectContaining({ isOptional: true })] });
  }
});

test('a column is read by its name in src exactly where src/metrics/row/columns.ts says what it is used for', () => {
  const words = new Set(codeThatReads().match(/\w+/g));
  const wrong = ALL.filter(({ name, usedFor }) => words.has(name) !== (usedFor !== null));
  expect(
    wrong.map(({ table, name, usedFor }) => `${table}.${name} is ${usedFor === null ? 'read: say for what' : `not read: ${usedFor}`}`),
  ).toEqual([]);
});

/** Every column that Microsoft documents for reports (learn.microsoft.com/dynamics365/contact-center/extend/proactive-engagement-tables, 2026-01-13). */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  msdyn_proactive_delivery: `
    msdyn_delivery_id msdyn_conversation_id msdyn_call_id msdyn_proactive_engagement_config_id msdyn_journey_id msdyn_journey_run_id
    msdyn_contact_id msdyn_channel msdyn_status msdyn_queue_id msdyn_tracking_id msdyn_dialmode_type msdyn_to_address msdyn_from_address
    msdyn_window_start_date msdyn_window_end_date msdyn_start_date msdyn_end_date msdyn_result msdyn_result_date msdyn_disposition_codes`
    .trim()
    .split(/\s+/),
  // The first one is documented as the lookup msdyn_proactive_delivery; a lookup comes under this name.
  msdyn_proactive_delivery_attribute: ['_msdyn_proactive_delivery_value', 'msdyn_keyword', 'msdyn_value', 'msdyn_type'],
};

test('each documented column of both tables is read, and names where it is used: 21 of deliveries, 4 of attributes', () => {
  expect(Object.values(DOCUMENTED).map(({ length }) => length)).toEqual([21, 4]);
  const unused = Object.entries(DOCUMENTED).flatMap(([table, names]) => names.filter((name) => !TABLES[table]?.[name]?.usedFor));
  expect(unused).toEqual([]);
});

test('what is told of a column is a phrase', () => {
  for (const { what, usedFor } of ALL) for (const phrase of [what, usedFor ?? 'x']) expect(phrase).toMatch(/^\S.*[^\s.]$|^\S$/);
});

/** The source without the table itself, what only explains columns to readers, what reads other tables (their columns may be called the same), and comments. */
function codeThatReads(): string {
  const files = globSync('src/**/*.ts', { cwd: ROOT }).filter(
    (file) => !/metrics\/(?:row\/columns\.ts|kpis\/)|row\/(?:setup-columns|failed-upload)\.ts|dataverse\/setup\//.test(file),
  );
  return files.map((file) => readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')).join('\n');
}
