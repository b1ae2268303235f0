/** Faults of storage, and of what is stored. */
import { inject } from 'vitest';
import { noteMetNames } from '../../src/history/state/met-names.ts';
import { noteOrganisation } from '../../src/history/state/organisation.ts';
import { runLog } from '../../src/runs/run-log.ts';
import { dispatchMark } from '../../src/subscriptions/dispatch/dispatch-mark.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { json, startHttpServer } from '../dataverse/http-server.ts';
import { aRun } from '../support/runs.ts';
import { type Fault, given } from './fault.ts';
import type { World } from './world.ts';

export const STORAGE_FAULTS: readonly Fault[] = [
  {
    ...{ name: 'no role for tables', check: 'tables', state: 'failed', remedy: 'table-role' },
    seed: (world) => withoutRole(world, 'TableEndpoint'),
  },
  {
    ...{ name: 'no role for blobs', check: 'blobs', state: 'failed', remedy: 'blob-role' },
    seed: (world) => withoutRole(world, 'BlobEndpoint'),
  },
  {
    ...{ name: 'no role for queues', check: 'queues', state: 'failed', remedy: 'queue-role' },
    seed: (world) => withoutRole(world, 'QueueEndpoint'),
  },
  {
    ...{ name: 'a firewall before storage', check: 'blobs', state: 'failed', remedy: 'storage-network' },
    seed: (world) => withoutRole(world, 'BlobEndpoint', 'AuthorizationFailure'),
  },
  {
    ...{ name: 'an account key that is none', check: 'queues', state: 'failed', remedy: 'storage-key' },
    seed: (world) => given({ AzureWebJobsStorage: withKey(inject('storageConnection'), 'bm90IHRoZSBrZXk=') })(world),
  },
  {
    ...{ name: 'a history of another organisation', check: 'history', state: 'failed', remedy: 'other-organisation' },
    seed: async (world) => void (await noteOrganisation(await world.ownHistory(), '99999999-9999-4999-8999-999999999999')),
  },
  {
    ...{ name: 'a harvest that was refused', check: 'harvest', state: 'failed', remedy: 'harvest-failing' },
    seed: async (world) => {
      const error = { code: 'dataverse.no-rights', message: 'Cannot read deliveries' };
      const startedMs = Date.now() - HOUR_MS;
      await runLog(await world.ownHistory()).write(aRun({ kind: 'harvest', startedMs, outcome: 'refused', error }));
    },
  },
  {
    ...{ name: 'a watermark that is damaged', check: 'harvest', state: 'failed', remedy: 'stored-unreadable' },
    seed: async (world) => void (await (await world.ownHistory()).write({ partition: 'harvest', row: 'watermark' }, { odd: true }, null)),
  },
  {
    ...{ name: 'a name in settings that no row has', check: 'setting-names', state: 'warning', remedy: 'names-unmet' },
    seed: async (world) => {
      const names = [{ setting: 'DISPOSITION_MAP', name: 'Sould', names: 'code', key: 'sould', value: null }] as const;
      const fromMs = Date.now() - 40 * DAY_MS;
      await noteMetNames(await world.ownHistory(), { names, met: new Set(), fromMs }, Date.now());
    },
  },
  {
    ...{ name: 'a dispatch timer that has stopped', check: 'deliveries', state: 'failed', remedy: 'dispatch-stopped' },
    seed: async (world) => void (await dispatchMark(await world.ownHistory()).raise(Date.now() - 3 * HOUR_MS)),
  },
  {
    ...{ name: 'a subscription that cannot be read', check: 'deliveries', state: 'failed', remedy: 'subscription-unreadable' },
    seed: async (world) => void (await (await world.ownHistory()).write({ partition: 'subscription', row: 'sales' }, { odd: true }, null)),
  },
];

/** One service of the account answers as Azure does where the identity lacks the role for it. */
async function withoutRole({ env }: World, endpoint: string, code = 'AuthorizationPermissionMismatch'): Promise<void> {
  const { url } = await startHttpServer(json({ 'odata.error': { code } }, 403, { 'x-ms-error-code': code }));
  const moved = inject('storageConnection').replace(new RegExp(`${endpoint}=http://127\\.0\\.0\\.1:\\d+`), `${endpoint}=${url}`);
  Object.assign(env, { STORAGE_CONNECTION: moved, AzureWebJobsStorage: moved });
}

function withKey(connection: string, key: string): string {
  return connection.replace(/AccountKey=[^;]+/, `AccountKey=${key}`);
}
