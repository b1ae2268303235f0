/** Messages of the poison queue that name no delivery. */
import { expect, test } from 'vitest';
import { startApp } from '../../support/start-app.ts';

test.each([['no JSON {'], ['"text"'], [42], [null], [{ subscription: 'team' }]])(
  'a message of the poison queue that is %j is told in the run log, and goes on to no other queue',
  async (message) => {
    const { app } = await startApp();
    await app.giveUpDelivery(message);
    const { lastRuns } = await app.health();
    expect(lastRuns.digest).toMatchObject({
      outcome: 'failed',
      error: { code: 'input.body', message: expect.stringMatching(/names no delivery/) },
    });
  },
);
