/** The lists of a report as schemas, from the table of lists and of what their items count. */
import { z } from 'zod';
import { recordOf } from '../../../metrics/cube/cell.ts';
import { ATTRIBUTE_COUNTS, CONVERSATION_COUNT_NAMES, ITEM_COUNTS, type ItemCount } from '../../../metrics/cube/entry-counts.ts';
import { SHOWN_LIST_NAMES, type ShownListName } from '../../../metrics/cube/lists.ts';
import { TOLD_COUNTS, type ToldCount } from '../../../metrics/kpis/data/total-kpis.ts';
import type {
  AgentItem,
  AttributeItem,
  ConfigurationItem,
  HourItem,
  Item,
  ItemCounts,
  JourneyRunItem,
  OwnItems,
  QueueItem,
  ReportLists,
  UsualOfItem,
} from '../../../report/list-model.ts';
import { describing } from '../../describing.ts';
import { count, countOrNull, numberOrNull, share } from '../../fields.ts';
import { explained } from './explained.ts';
import { limitFields } from './limits-schema.ts';
import { valueSchema } from './totals-schema.ts';
import { itemDaysSchema } from './trend-schema.ts';

// Each list carries the same counts, explained alike.
const ANY = '$.byStatus[*]';
const isTold = (name: ItemCount): name is ToldCount & ItemCount => TOLD_COUNTS.some((told) => told === name);
// Of what a name is only its own entry says; a record of all of them cannot.
const COUNTS = recordOf(ITEM_COUNTS, (name) => (isTold(name) ? countOrNull : count)) as {
  [Name in ItemCount]: z.ZodType<ItemCounts[Name]>;
};
const NAMED = {
  key: z.string().describe('The stored value; "" = not given, "(many)" = the rest of a list that grew too long'),
  name: z.string().describe('What people read'),
};
const PLAIN = { ...NAMED, ...COUNTS };
const FULL = { ...PLAIN, unknown: z.boolean().exactOptional().describe('True where Microsoft does not document the value') };

const itemSchema = describing<Item>()(explained(ANY, FULL)).describe('One line of a list');

const hourSchema = describing<HourItem>()(explained(ANY, PLAIN)).describe('Attempts that began in one local hour, "00" to "23"');

const attributeSchema = describing<AttributeItem>()(
  explained('$.byAttribute[*]', {
    ...NAMED,
    ...(recordOf(ATTRIBUTE_COUNTS, (name) => COUNTS[name]) as Pick<typeof COUNTS, (typeof ATTRIBUTE_COUNTS)[number]>),
    type: z.string(),
    keyword: z.string(),
    value: z.string(),
  }),
).describe('One value of one attribute keyword');

const journeyRunSchema = describing<JourneyRunItem>()(
  explained('$.byJourneyRun[*]', { ...FULL, journey: z.string(), run: z.string() }),
).describe('One run of one journey');

const COPING = {
  ...FULL,
  expired: count,
  processed: count,
  value: valueSchema,
  backlog: countOrNull,
  zombies: countOrNull,
  processedLastHour: countOrNull,
  hoursRemaining: numberOrNull,
};
const usualSchema = describing<UsualOfItem>()(z.strictObject({ deliveries: numberOrNull, live: share.nullable(), weeks: count })).describe(
  'What it usually has on such a weekday',
);
// Explained alike, in lists that are told apart by their places.
const unusual = {
  days: itemDaysSchema.exactOptional(),
  usual: usualSchema.exactOptional(),
  unusual: z.number().nonnegative().exactOptional(),
};
const queueSchema = describing<QueueItem>()(explained('$.byQueue[*]', { ...COPING, ...unusual })).describe('A queue, with how it copes');
const configurationSchema = describing<ConfigurationItem>()(
  explained('$.byConfiguration[*]', { ...COPING, ...unusual, ...limitFields }),
).describe('A configuration, with how it copes and the limits of its owner');

const agentSchema = describing<AgentItem>()(
  explained('$.byAgent[*]', {
    ...FULL,
    ...recordOf(CONVERSATION_COUNT_NAMES, () => count),
    meanTalkSeconds: numberOrNull,
    meanHandleSeconds: numberOrNull,
  }),
).describe('A representative, with what came of the deliveries they took');

/** Lists whose items say something else than those of others, as in OwnItems. */
const OWN: { readonly [Name in keyof OwnItems]: z.ZodType<OwnItems[Name]> } = {
  byQueue: queueSchema,
  byConfiguration: configurationSchema,
  byJourneyRun: journeyRunSchema,
  byAgent: agentSchema,
  byHour: hourSchema,
  byAttribute: attributeSchema,
};

// Each list holds what its name stands for in the type; a record of all of them cannot say so.
export const listFields = recordOf(SHOWN_LIST_NAMES, (name) => z.array(isOwn(name) ? OWN[name] : itemSchema)) as unknown as {
  [Name in ShownListName]: z.ZodType<ReportLists[Name]>;
};

/** Items by the names under which an API's description lists them. */
export const itemSchemas = {
  Item: itemSchema,
  HourItem: hourSchema,
  AttributeItem: attributeSchema,
  JourneyRunItem: journeyRunSchema,
  QueueItem: queueSchema,
  ConfigurationItem: configurationSchema,
  AgentItem: agentSchema,
};

function isOwn(name: ShownListName): name is keyof OwnItems {
  return Object.hasOwn(OWN, name);
}
