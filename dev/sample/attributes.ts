/** Attributes of a sample delivery: what the organisation handed over before the call, and what the call brought back. */
import { DAY_MS } from '../../src/time/lengths.ts';
import type { Attempt } from './attempt.ts';
import { HOSTILE_TEXTS, LONG_KEYWORD } from './hostile.ts';
import type { Random } from './random.ts';
import { INPUT_TYPE, iso, RESULT_TYPE, type SampleAttribute, TTL_SECONDS, versionColumns } from './rows.ts';

interface Draft {
  readonly type: number | null;
  readonly keyword: string | null;
  readonly value: string | null;
}

const FIRST_NAMES = ['Ada', 'Björn', 'Chloé', 'Dilnoza', 'Eun-ji', 'Ferran', 'Görkem', 'Hé', "O'Neil", 'Łucja'];

interface AttributeOptions {
  readonly partitionId: string;
  /** Whether the delivery has its result. */
  readonly finished: boolean;
  /** Whether a few attributes are spoiled. */
  readonly hostile: boolean;
}

/** 3 to 6 attributes; result attributes only where somebody spoke and the delivery has finished. */
export function attributesOf(attempt: Attempt, random: Random, { partitionId, finished, hostile }: AttributeOptions): SampleAttribute[] {
  const drafts = [...inputs(random), ...(attempt.conversationId === null ? [] : results(attempt, random))].slice(0, 6);
  const spoiled = drafts.map((draft) => (random.chance(0.003) ? spoil(draft, random) : draft));
  return (hostile ? spoiled : drafts)
    .map((draft) => ({ draft, id: random.guid() }))
    .filter(({ draft }) => finished || draft.type === INPUT_TYPE)
    .map(({ draft, id }) => toRow(draft, id, attempt.id, partitionId, draft.type === RESULT_TYPE ? attempt.modifiedMs : attempt.createdMs));
}

function inputs(random: Random): Draft[] {
  const all: Draft[] = [
    input(
      'language',
      random.weighted([
        ['en', 70],
        ['es', 18],
        ['fr', 8],
        ['pt-BR', 4],
      ] as const),
    ),
    input(
      'segment',
      random.weighted([
        ['Gold', 15],
        ['Silver', 35],
        ['Bronze', 50],
      ] as const),
    ),
    input('amount', amount(random)),
    input('firstName', random.pick(FIRST_NAMES)),
  ];
  return random.chance(0.5) ? all : all.slice(0, 3);
}

function results(attempt: Attempt, random: Random): Draft[] {
  const happy = random.chance(0.6);
  const appointmentMs = attempt.resultMs + random.int(1, 21) * DAY_MS;
  const all: (Draft | undefined)[] = [
    result('subscribed', random.chance(0.35) ? 'yes' : 'no'),
    result(
      'sentiment',
      happy
        ? 'positive'
        : random.weighted([
            ['neutral', 3],
            ['negative', 2],
          ] as const),
    ),
    random.chance(0.3) ? result('appointmentDate', iso(appointmentMs).slice(0, 10)) : undefined,
    random.chance(0.1) ? result('callbackNumber', attempt.contact.phone) : undefined,
  ];
  return all.filter((draft) => draft !== undefined);
}

function input(keyword: string, value: string): Draft {
  return { type: INPUT_TYPE, keyword, value };
}

function result(keyword: string, value: string): Draft {
  return { type: RESULT_TYPE, keyword, value };
}

/** Amounts as people write them: several notations side by side. */
function amount(random: Random): string {
  const value = random.logNormal(120, 0.9).toFixed(2);
  return random.weighted([
    [value, 90],
    [`$${value}`, 6],
    [value.replace('.', ','), 4],
  ] as const);
}

function spoil(draft: Draft, random: Random): Draft {
  const text = random.pick(HOSTILE_TEXTS);
  const drafts: Draft[] = [
    { ...draft, value: text },
    { ...draft, keyword: text },
    { ...draft, keyword: LONG_KEYWORD, value: 'x'.repeat(4000) },
    { ...draft, value: null },
    { ...draft, keyword: null },
    { ...draft, type: null },
    { ...draft, type: 700_610_002 },
  ];
  return random.pick(drafts);
}

function toRow(
  { type, keyword, value }: Draft,
  id: string,
  deliveryId: string,
  deliveryPartition: string,
  changedMs: number,
): SampleAttribute {
  const { '@odata.etag': etag, versionnumber } = versionColumns(changedMs);
  return {
    '@odata.etag': etag,
    msdyn_proactive_delivery_attributeid: id,
    msdyn_keyword: keyword,
    msdyn_value: value,
    msdyn_type: type,
    _msdyn_proactive_delivery_value: deliveryId,
    msdyn_proactive_deliverypid: deliveryPartition,
    createdon: iso(changedMs),
    modifiedon: iso(changedMs),
    versionnumber,
    partitionid: id,
    ttlinseconds: TTL_SECONDS,
    _ownerid_value: null,
  };
}
