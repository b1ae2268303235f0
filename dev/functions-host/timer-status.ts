/** When each timer ran last, kept in a table so that a run missed while the host was down is made up for (the real host keeps a blob for it). */
import { RestError, TableClient } from '@azure/data-tables';

export interface TimerStatus {
  /** The schedule these times belong to. */
  readonly expression: string;
  /** Last occurrence that ran, UTC epoch milliseconds; null before the first run. */
  readonly lastMs: number | null;
  /** The occurrence expected next, UTC epoch milliseconds. */
  readonly nextMs: number;
  /** When this was written, UTC epoch milliseconds. */
  readonly updatedMs: number;
}

export interface TimerStatusStore {
  load(name: string): Promise<TimerStatus | undefined>;
  save(name: string, status: TimerStatus): Promise<void>;
}

/** A store in memory, for a host without storage: no run is ever past due. */
export function memoryTimerStatus(): TimerStatusStore {
  const all = new Map<string, TimerStatus>();
  return {
    load: async (name) => all.get(name),
    save: async (name, status) => void all.set(name, status),
  };
}

/** A store in a table of the storage account. @throws RestError where the storage cannot be asked */
export async function tableTimerStatus(storageConnection: string, tableName = 'FunctionsHostTimers'): Promise<TimerStatusStore> {
  const table = TableClient.fromConnectionString(storageConnection, tableName, { allowInsecureConnection: true });
  await table.createTable();
  return {
    async load(name) {
      try {
        const { status } = await table.getEntity<{ status: string }>('timer', name);
        return JSON.parse(status) as TimerStatus;
      } catch (error) {
        if (error instanceof RestError && error.statusCode === 404) return undefined;
        throw error;
      }
    },
    async save(name, status) {
      await table.upsertEntity({ partitionKey: 'timer', rowKey: name, status: JSON.stringify(status) }, 'Replace');
    },
  };
}
