/** What npm test does in part, whole: the law of the harvest over 5,000 runs, the anomalies of 2,000 quiet days a volume, 200 days of the oracle: npm run test:long. */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default mergeConfig(base, defineConfig({ test: { env: { LAW_RUNS: '5000', QUIET_DAYS: '2000', ORACLE_DAYS: '200' } } }));
