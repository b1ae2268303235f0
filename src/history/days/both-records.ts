/** The records of both kinds of a day, quarter hour by quarter hour. */
import type { Fact, Intake, Tombstone } from '../../metrics/fact/fact.ts';
import type { QuarterRecords } from './day-records.ts';

export interface QuarterOfBoth {
  readonly quarterMs: number;
  readonly facts: readonly (Fact | Tombstone)[];
  readonly intakes: readonly Intake[];
}

/** Both sequences are in order of time. */
export async function* together(
  facts: AsyncIterator<QuarterRecords<Fact | Tombstone>>,
  intakes: AsyncIterator<QuarterRecords<Intake>>,
): AsyncGenerator<QuarterOfBoth> {
  let [fact, intake] = [await nextOf(facts), await nextOf(intakes)];
  while (fact !== undefined || intake !== undefined) {
    const quarterMs = Math.min(fact?.quarterMs ?? Number.POSITIVE_INFINITY, intake?.quarterMs ?? Number.POSITIVE_INFINITY);
    const [isFactHere, isIntakeHere] = [fact?.quarterMs === quarterMs, intake?.quarterMs === quarterMs];
    yield { quarterMs, facts: isFactHere ? (fact?.records ?? []) : [], intakes: isIntakeHere ? (intake?.records ?? []) : [] };
    if (isFactHere) fact = await nextOf(facts);
    if (isIntakeHere) intake = await nextOf(intakes);
  }
}

async function nextOf<T>(items: AsyncIterator<T>): Promise<T | undefined> {
  const { done, value } = await items.next();
  return done === true ? undefined : value;
}
