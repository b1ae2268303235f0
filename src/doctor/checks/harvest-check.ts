/** Whether Dataverse is being read. */
import { BEHIND_MS } from '../../health/health.ts';
import { type Check, failed, ok, untried, warning } from '../check.ts';

export const harvestCheck: Check = {
  id: 'harvest',
  title: 'Last harvest',
  looksAt: 'the last run that read Dataverse, and how far it came',
  needs: ['tables'],
  run: async ({ storage }) => {
    if (storage === undefined) return untried('The settings of storage cannot be used.');
    const { lastRuns, lagSeconds, readTo, failedDays } = await storage.health();
    const { harvest: last } = lastRuns;
    const facts = [
      readTo === null ? 'Dataverse was never read to its end yet.' : `Dataverse was read up to ${readTo}.`,
      ...(last === null ? [] : [`The last harvest began at ${last.startedAt}: ${last.outcome}.`]),
      ...(last?.error ? [last.error.message] : []),
      ...failedDays.map(({ date, zone }) => `The backfill of ${date} (${zone}) was given up.`),
    ];
    if (last?.outcome === 'refused') return failed('harvest-failing', ...facts);
    if (lagSeconds !== null && lagSeconds * 1000 > BEHIND_MS) return failed('harvest-behind', ...facts);
    // One that failed is tried again in ten minutes, and goes on where the last good one ended.
    return last?.outcome === 'failed' || failedDays.length > 0 ? warning('harvest-failing', ...facts) : ok(...facts);
  },
};
