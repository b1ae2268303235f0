/** Pulls deliveries by their ids, several queries at once, each of them whatever was dealt with before. */
import { isFinished, rowId } from '../../metrics/fact/make-fact.ts';
import { mapAhead } from '../../parallel.ts';
import type { FilingBuffer } from '../file/filing-buffer.ts';
import { type Pull, pullBatch } from './pull-batch.ts';
import { BATCH_IDS, BATCHES_AHEAD, batchesOf, nothingSeen } from './row-batches.ts';

/** Some of the ids, once their deliveries are in the buffer. */
export interface PulledIds {
  readonly ids: readonly string[];
  /** By id, whether the delivery is finished; one that is not there is absent. */
  readonly found: ReadonlyMap<string, boolean>;
}

interface Ports {
  readonly pull: Pull;
  readonly buffer: FilingBuffer;
}

/** @throws DataverseError, StoreError from its iteration */
export function pullByIds(ids: readonly string[], ports: Ports): AsyncIterable<PulledIds> {
  return mapAhead(partsOf(ids), BATCHES_AHEAD, (part) => pullPart(part, ports));
}

function* partsOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += BATCH_IDS) yield ids.slice(from, from + BATCH_IDS);
}

async function pullPart(ids: readonly string[], { pull, buffer }: Ports): Promise<PulledIds> {
  const found = new Map<string, boolean>();
  const pages = pull.dataverse.listDeliveriesById(ids, { signal: pull.signal });
  for await (const batch of batchesOf(pages, { pull }, nothingSeen())) {
    for (const row of batch.rows) found.set(rowId(row), isFinished(row));
    await buffer.add(await pullBatch(batch, pull));
  }
  return { ids, found };
}
