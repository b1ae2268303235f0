/** The law of the harvest over 5,000 runs: npm run test:long. */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

export default mergeConfig(base, defineConfig({ test: { env: { LAW_RUNS: '5000' } } }));
