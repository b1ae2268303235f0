/** Whether the queues can be reached through which the Functions host hands work on. */
import { StoreError } from '../../errors.ts';
import { type Check, failed, ok, untried } from '../check.ts';
import { storageRemedy } from '../remedy-for.ts';

export const queuesCheck: Check = {
  id: 'queues',
  title: 'Queue Storage',
  looksAt: 'whether the queues of AzureWebJobsStorage can be listed: digests and backfill days go through them',
  needs: [],
  run: async ({ listQueues }, signal) => {
    if (listQueues === undefined) return untried('AzureWebJobsStorage is not set here; on Azure the queues lie there.');
    try {
      await listQueues(signal);
      return ok('Queues can be listed.');
    } catch (error) {
      if (error instanceof StoreError) return failed(storageRemedy(error, 'queue-role'), error.message);
      throw error;
    }
  },
};
