/** What npm test does in part, whole: the laws of the harvest and of deliveries over 5,000 runs each and of compaction over 400, the anomalies of 2,000 quiet days a volume, 200 days of the oracle, all kills, all clock changes, all real calls, tries, formats and awkward queries, mails of every kind in every language and look: npm run test:long. */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

const env = {
  LAW_RUNS: '5000',
  DIGEST_LAW_RUNS: '5000',
  COMPACTION_LAW_RUNS: '400',
  QUIET_DAYS: '2000',
  ORACLE_DAYS: '200',
  MATRICES: 'whole',
};
export default mergeConfig(base, defineConfig({ test: { env } }));
