/** One delivery as the person whom it was for may be told of it. */
import type { NamesById } from '../history/state/known-names.ts';
import type { Fact, FactAttribute, Intake } from '../metrics/fact/fact.ts';
import { isIn, SETS } from '../metrics/fact/sets.ts';

/** Times are UTC epoch milliseconds; null = not given, or not kept. */
export interface KeptDelivery {
  readonly delivery: string;
  readonly call: string | null;
  readonly createdMs: number | null;
  /** When it was finished, by which reports count it; null while it is open. */
  readonly finishedMs: number | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly windowStartMs: number | null;
  readonly windowEndMs: number | null;
  readonly channel: string;
  readonly dialMode: string;
  /** Names, else ids. */
  readonly queue: string;
  readonly configuration: string;
  readonly journey: string | null;
  readonly status: string;
  readonly result: string | null;
  /** Of the organisation's own numbers, the one that called. */
  readonly calledFrom: string | null;
  readonly dispositions: readonly string[];
  readonly attributes: readonly FactAttribute[];
  /** Sum of the numbers in its value attributes. */
  readonly value: number | null;
  readonly waitSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly handleSeconds: number | null;
  /** Whether the call lay in the allowed hours: ok, violation, possible, undeterminable. */
  readonly callingHours: string | null;
  readonly wasAbandoned: boolean;
  /** Whether the contact asked not to be contacted again. */
  readonly askedNotToBeContacted: boolean;
}

/** From the records of one id; undefined where there is neither. */
export function keptDelivery(id: string, fact: Fact | undefined, intake: Intake | undefined, names: NamesById): KeptDelivery | undefined {
  const scope = fact?.scope ?? intake?.scope;
  if (scope === undefined) return undefined;
  const { channel, dialMode, queue, configuration } = scope;
  const sets = fact?.sets ?? 0;
  return {
    delivery: id,
    call: textOf(fact?.callId),
    // Those without createdon are filed at the epoch.
    createdMs: intake?.createdMs || null,
    finishedMs: fact?.placeMs ?? null,
    startMs: fact?.startMs ?? null,
    endMs: fact?.endMs ?? null,
    windowStartMs: fact?.windowStartMs ?? null,
    windowEndMs: fact?.windowEndMs ?? null,
    channel,
    dialMode,
    queue: names.queue.get(queue) ?? queue,
    configuration: names.configuration.get(configuration) ?? configuration,
    journey: textOf(fact && (names.journey.get(fact.journey) ?? fact.journey)),
    status: fact?.status ?? intake?.openStatus ?? '',
    result: textOf(fact?.result),
    calledFrom: textOf(fact?.callerId),
    dispositions: fact?.dispositions ?? [],
    attributes: (fact?.attributes ?? []).map(({ type, keyword, value }) => ({ type, keyword, value })),
    value: fact === undefined || fact.valueHundredths === null ? null : fact.valueHundredths / 100,
    waitSeconds: fact?.customerWaitSeconds ?? null,
    talkSeconds: fact?.talkSeconds ?? null,
    handleSeconds: fact?.handleSeconds ?? null,
    callingHours: textOf(fact?.hours),
    wasAbandoned: isIn(sets, SETS.abandoned),
    askedNotToBeContacted: isIn(sets, SETS.doNotContact),
  };
}

function textOf(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
