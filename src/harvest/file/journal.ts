/**
 * Filings that are on their way into history. A row lies in two places, its intake entry and its fact, and its source may have vanished
 * before a crashed filing is repeated: what was about to be filed is kept until it is.
 */
import { randomBytes } from 'node:crypto';
import { packFacts, packIntakes, unpackFacts, unpackIntakes } from '../../history/packing/fact-codec.ts';
import { inTurn } from '../../history/quarters/in-turn.ts';
import { requirePart } from '../../history/tables/json-part.ts';
import type { StoredValue, ValueStore } from '../../history/tables/value-store.ts';
import { isFact } from '../../metrics/fact/fact.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';

export interface Journal {
  /** Keeps filings; the caller calls what it gives once they are filed. @throws StoreError */
  keep(filings: readonly Filing[]): Promise<() => Promise<void>>;
  /** Gives what other runs kept and have not filed to `file`, and forgets it then, until the time is over. Some may be at it still: filing twice is harmless. @throws StoreError */
  replay(file: (filings: readonly Filing[]) => Promise<unknown>, isOver: () => boolean): Promise<void>;
}

const PARTITION = 'journal';
const AFTER_ROWS = '~';

/** Each keeping is a stored value of its own, gone when its filing is done. */
export function journalOf(values: ValueStore): Journal {
  return {
    async keep(filings) {
      const key = { partition: PARTITION, row: randomBytes(9).toString('hex') };
      const parts = await inTurn(
        () =>
          new Map([
            ['facts', packFacts(filings.flatMap(({ fact }) => fact ?? []))],
            ['intakes', packIntakes(filings.map(({ intake }) => intake))],
          ]),
      );
      const etag = await values.write(key, { parts, meta: {} }, null);
      return () => values.delete(key, etag);
    },
    async replay(file, isOver) {
      for await (const stored of values.list(PARTITION, '', AFTER_ROWS)) {
        if (isOver()) return;
        await file(filingsOf(stored));
        await values.delete(stored.key, stored.etag);
      }
    },
  };
}

function filingsOf(stored: StoredValue): readonly Filing[] {
  const facts = new Map(
    unpackFacts(requirePart(stored, 'facts')).flatMap((record) => (isFact(record) ? [[record.id, record] as const] : [])),
  );
  return unpackIntakes(requirePart(stored, 'intakes')).map((intake) => ({ intake, fact: facts.get(intake.id) ?? null }));
}
