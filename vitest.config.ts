import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/setup/compile-cache-setup.ts', 'test/support/setup/azurite-setup.ts'],
    // Half of the time they wait for processes of their own; on two cores one worker would leave much of it unused.
    maxWorkers: 2,
    // A hang ends here. What a test does is bounded in work, never in seconds: a busy machine must not fail it.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    expect: { poll: { timeout: 1_200_000 } },
  },
});
