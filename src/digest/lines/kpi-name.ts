/** What a rate or count is called within a sentence. */
import { RATES } from '../../metrics/kpis/rate-table.ts';
import type { MessageId, Said, Words } from '../../words/words.ts';

type KpiName = Extract<MessageId, `rate.${string}` | `count.${string}`>;
const NAMES: ReadonlyMap<string, KpiName> = new Map<string, KpiName>([
  ...RATES.map(({ id }) => [id, `rate.${id}`] as const),
  ...(['deliveries', 'attempts', 'contacts', 'intake'] as const).map((id) => [id, `count.${id}`] as const),
]);

/** By its id; one that this release does not know goes by the name that it is stored with. */
export function kpiName(id: string, storedName: string, words: Words): Said {
  const name = NAMES.get(id);
  return name === undefined ? words.name(storedName) : words.say(name);
}
