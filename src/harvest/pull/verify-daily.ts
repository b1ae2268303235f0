/** Whether Dataverse shows all rows, asked once a day whatever was seen: with too small a right it shows a part of them, and no error. */
import type { DataverseClient } from '../../dataverse/client.ts';
import { loadRights, noteRights, type ShownPart } from '../../history/state/partial-rights.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { HarvestOptions } from './harvest-ports.ts';
import type { SideSteps } from './side-steps.ts';

export interface RightsPorts {
  readonly dataverse: Pick<DataverseClient, 'listReadRights'>;
  readonly documents: DocumentStore;
}

/** While only a part is shown it is asked at each harvest, so that the end of it is seen at once, and told by each. Never throws. */
export async function verifyDaily(ports: RightsPorts, options: Pick<HarvestOptions, 'nowMs' | 'signal'>, side: SideSteps): Promise<void> {
  await side.whileTime('rights', async () => {
    for (const { table, depth } of await partsNow(ports, options)) {
      const state = `the application user holds Read at depth ${depth}; give it organisation-level Read (privilege prvRead${table})`;
      side.tell(`rights (${table})`, { code: 'dataverse.part-shown', message: `Dataverse shows only a part of ${table}: ${state}` });
    }
  });
}

async function partsNow(
  { dataverse, documents }: RightsPorts,
  { nowMs, signal }: Pick<HarvestOptions, 'nowMs' | 'signal'>,
): Promise<readonly ShownPart[]> {
  const { checkedMs, open } = await loadRights(documents);
  if (open === undefined && checkedMs !== null && nowMs - checkedMs < DAY_MS) return [];
  const rights = await dataverse.listReadRights({ signal });
  // An organisation that does not tell leaves things as they were.
  if (rights.some(({ depths }) => depths === null)) return open?.tables ?? [];
  const parts = rights.flatMap(({ table, depths }) =>
    depths === null || depths.includes('Global') ? [] : [{ table, depth: depths.join(', ') || 'none' }],
  );
  await noteRights(documents, parts, nowMs);
  return parts;
}
