/** The lists of a report as tables: each of the table of lists (src/metrics/cube/lists.ts), a new one by itself. */
import { SHOWN, SHOWN_LIST_NAMES, type ShownListName } from '../../metrics/cube/lists.ts';
import { type Column, columns } from './column.ts';
import { listed, nested, type TableDefinition } from './table.ts';

/** Texts of items beside key and name. Their numbers derive from what explains them. */
const OWN_TEXTS: { readonly [Name in ShownListName]?: readonly string[] } = {
  byConfiguration: ['limits.botFailureTreatment'],
  byJourneyRun: ['journey', 'run'],
  byAttribute: ['type', 'keyword', 'value'],
};

export const LIST_TABLES: readonly TableDefinition[] = [
  ...SHOWN_LIST_NAMES.map((name) =>
    listed(name, `${name}[*]`, columns('text', 'key', 'name'), markOf(name), columns('text', ...(OWN_TEXTS[name] ?? []))),
  ),
  nested('throttles', ['byConfiguration[*]', 'limits.throttles[*]'], ['key', 'name'], columns('text', 'metric')),
];

/** Lists with documented values mark the others. */
function markOf(name: ShownListName): readonly Column[] {
  const list = SHOWN[name];
  return 'known' in list && list.known !== undefined ? columns('yes or no', 'unknown') : [];
}
