import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/setup/longest-first.ts';

/** Rooms whose tests touch nothing but values: they need no storage. */
const PURE = ['metrics', 'report', 'digest', 'page', 'mail-samples', 'words', 'time', 'settings', 'environment'].map(
  (room) => `test/${room}/**/*.test.ts`,
);
/** What loads other apps than ours, or libraries that look at the environment once. */
const ALONE = [
  'test/dev/functions-host/**/*.test.ts',
  'test/http/routes.test.ts',
  'test/dataverse/token.test.ts',
  'test/doctor/faults.test.ts',
  'test/mail/transports/graph/graph-tokens.test.ts',
];
const setupFiles = ['test/support/setup/nothing-left.ts'];
const globalSetup = ['compile-cache-setup', 'azurite-setup'].map((name) => `test/support/setup/${name}.ts`);

export default defineConfig({
  test: {
    // Half of the time they wait, for processes of their own or for storage.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // What a test prints is of use where it fails.
    silent: 'passed-only',
    // A new process a file would load and compile the same modules three hundred times.
    isolate: false,
    // A hang ends here. What a test does is bounded in work, never in seconds: a busy machine must not fail it.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    expect: { poll: { timeout: 1_200_000 } },
    projects: [
      { extends: true, test: { name: 'values', include: PURE } },
      { extends: true, test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: [...PURE, ...ALONE], globalSetup, setupFiles } },
      { extends: true, test: { name: 'alone', include: ALONE, isolate: true, globalSetup, setupFiles } },
    ],
  },
});
