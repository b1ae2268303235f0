/** The law of the harvest over 5,000 runs, that of the ledger over 500, and the anomalies of 2,000 quiet days a volume: npm run test:long. */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default mergeConfig(base, defineConfig({ test: { env: { LAW_RUNS: '5000', DIGEST_LAW_RUNS: '500', QUIET_DAYS: '2000' } } }));
