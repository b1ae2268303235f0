/** Which form of looking many rows up by id the organisation takes: the quick one, or its fallback. */
import { randomUUID } from 'node:crypto';
import { ATTRIBUTE_FILTERS, DELIVERY_FILTERS } from '../../dataverse/id-filters.ts';
import { createIdLookup, type IdFilter } from '../../dataverse/id-lookup.ts';
import { queryPath } from '../../dataverse/query-path.ts';
import { ATTRIBUTES, DELIVERIES } from '../../dataverse/table-definitions.ts';
import type { Transport } from '../../dataverse/transport.ts';
import { AppError } from '../../errors.ts';
import { type Check, failed, ok, warning } from '../check.ts';
import { transportOf } from './asking.ts';

type Named = Readonly<Record<'name' | 'entitySet' | 'primaryKey', string>>;

export const idFiltersCheck: Check = {
  id: 'id-filters',
  title: 'Looking rows up by id',
  looksAt: 'whether the function In is taken, or its fallback, which takes more requests',
  needs: ['organisation'],
  run: async (patient, signal) => {
    const transport = transportOf(patient);
    const deliveries = await takenFilter(transport, DELIVERIES, DELIVERY_FILTERS, signal);
    const attributes = await takenFilter(transport, ATTRIBUTES, ATTRIBUTE_FILTERS, signal);
    const found = [
      [DELIVERIES.name, deliveries],
      [ATTRIBUTES.name, attributes],
    ] as const;
    const facts = found.map(([table, filter]) => `${table}: ${shownFilter(filter)}.`);
    if (found.some(([, filter]) => filter === undefined)) return failed('filters-refused', ...facts);
    return found.some(([, filter]) => filter?.form === 'or') ? warning('filters-slow', ...facts) : ok(...facts);
  },
};

function shownFilter(filter: IdFilter | undefined): string {
  if (filter === undefined) return 'no form is taken';
  return filter.form === 'in' ? `In is taken (${filter.column})` : `In is refused, and single conditions are taken (${filter.column})`;
}

/** Found as a pull finds it, by an id that no row has. */
async function takenFilter(
  transport: Transport,
  { name, entitySet, primaryKey }: Named,
  filters: Parameters<typeof createIdLookup>[0],
  signal: AbortSignal,
): Promise<IdFilter | undefined> {
  let tries = 0;
  const list = async function* (path: string) {
    tries++;
    yield await transport.getJson(path, { task: `look up ${name}`, table: name, signal });
  };
  const pages = createIdLookup(filters)([randomUUID()], (filter) => queryPath(entitySet, { select: [primaryKey], filter }), list);
  try {
    await Array.fromAsync(pages);
    return filters[tries - 1];
  } catch (error) {
    if (error instanceof AppError && error.code === 'dataverse.refused') return undefined;
    throw error;
  }
}
