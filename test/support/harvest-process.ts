/** One harvest, or the reading of one day, as a process of its own that can be killed: node harvest-process.ts URL TOKEN STORAGE PREFIX NOW [DATE ZONE] */
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { pullSpan } from '../../src/harvest/pull/pull-span.ts';
import { openHistory } from '../../src/history/history.ts';
import { defaultRules } from '../../src/metrics/rules/rules.ts';
import { dayOf } from '../../src/time/local-day.ts';

const [url = '', token = '', connectionString = '', prefix = '', now = '', date, zone = 'UTC'] = process.argv.slice(2);
const history = await openHistory({ connection: { connectionString }, prefix });
const dataverse = createDataverseClient({ url, token: createTokenSource({ kind: 'token', token }, url) });
const ports = { ...history, dataverse, rules: defaultRules('the same key in every process'), harvestFromDays: 3 };
const nowMs = Number(now);
if (date === undefined) await harvest(ports, { nowMs });
else {
  const { fromMs, toMs } = dayOf(date, zone);
  await pullSpan(ports, [fromMs, toMs], { nowMs });
}
