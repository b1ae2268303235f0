/** The oracle itself: raw rows in DuckDB, every KPI asked for in SQL. */
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { OracleRules } from './oracle-rules.ts';
import type { OracleDay } from './random-day.ts';
import { CONTACT_TABLES, CONTACTS } from './sql-contacts.ts';
import { CONVERSATIONS } from './sql-conversations.ts';
import { FACT_MACROS, FACTS } from './sql-facts.ts';
import { HOURS, LISTS, PLACES } from './sql-lists.ts';
import { MACROS, ROWS } from './sql-rows.ts';
import { TOTALS } from './sql-totals.ts';

/** Rows of a KPI: a key and its numbers. */
export type KpiRows = readonly (readonly (string | number | null)[])[];
/** By KPI. */
export type Kpis = Readonly<Record<string, KpiRows>>;

export interface Oracle {
  kpisOf(day: OracleDay): Promise<Kpis>;
  close(): void;
}

/** A database in memory. */
export async function openOracle(): Promise<Oracle> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'; ${MACROS} ${FACT_MACROS} ${PLACES}`);
  return {
    async kpisOf(day) {
      await load(connection, day);
      await connection.run(`${ROWS} ${CONVERSATIONS} ${FACTS} ${HOURS} ${CONTACT_TABLES}`);
      const kpis: Record<string, KpiRows> = {};
      for (const [name, sql] of Object.entries({ ...TOTALS, ...LISTS, ...CONTACTS })) kpis[name] = await rowsOf(connection, sql);
      return kpis;
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function load(connection: DuckDBConnection, { date, zone, deliveries, attributes, conversations, rules }: OracleDay): Promise<void> {
  await table(connection, 'raw_delivery', deliveries);
  await table(connection, 'raw_attribute', attributes);
  await table(connection, 'raw_conversation', conversations);
  await loadRules(connection, rules);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE period AS SELECT $zone AS zone,
       epoch_ms($date::TIMESTAMP AT TIME ZONE $zone) AS from_ms, epoch_ms(($date::TIMESTAMP + INTERVAL 1 DAY) AT TIME ZONE $zone) AS to_ms`,
    { date, zone },
  );
}

async function loadRules(connection: DuckDBConnection, rules: OracleRules): Promise<void> {
  const pairs = async (name: string, columns: readonly string[], rows: readonly (readonly string[])[]) => {
    await table(connection, `${name}_json`, rows);
    const parts = columns.map((column, i) => `r ->> ${i} AS ${column}`).join(', ');
    await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS SELECT ${parts} FROM ${name}_json`);
  };
  await pairs('rule_meaning', ['code', 'meaning'], rules.meanings);
  await pairs(
    'rule_keyword',
    ['keyword'],
    rules.keptKeywords.map((keyword) => [keyword]),
  );
  await pairs(
    'rule_value',
    ['keyword'],
    rules.valueKeywords.map((keyword) => [keyword]),
  );
  await pairs(
    'rule_success_code',
    ['code'],
    rules.successCodes.map((code) => [code]),
  );
  await pairs('rule_success_attribute', ['keyword', 'value'], rules.successAttributes);
  await connection.run(
    'CREATE OR REPLACE TEMP TABLE rule_option AS SELECT $key AS privacy_key, $short::BIGINT AS short_call_seconds, $pack AS pack_id',
    { key: rules.privacyKey, short: rules.shortCallSeconds, pack: rules.packId },
  );
}

/** One JSON column r, in the order given. */
async function table(connection: DuckDBConnection, name: string, rows: readonly unknown[]): Promise<void> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS SELECT unnest(from_json($rows, '["JSON"]')) AS r`, {
    rows: JSON.stringify(rows),
  });
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<KpiRows> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRows().map((row) => row.map(plain));
}

function plain(value: DuckDBValue): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new TypeError(`Cannot compare a value of SQL: it is a ${typeof value}`);
}
