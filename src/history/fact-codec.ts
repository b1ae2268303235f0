/** Facts and intake entries as bytes and back, exactly. A field more is a line more in its table, with `absent` for what was stored before it. */
import { StoreError } from '../errors.ts';
import type { Fact, Intake, Tombstone } from '../metrics/fact.ts';
import { attributes } from './attribute-column.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { few, record } from './columns.ts';
import { hex, ids } from './hex-column.ts';
import { numbers } from './number-column.ts';

/** Version of the layout (not of the fields: those are stored by name). */
const SCHEMA = 1;

// A time stands after the one that it is near to.
const factColumns = record<Fact>({
  id: ids(),
  placeMs: numbers(),
  placeSource: few(),
  version: record({
    number: numbers(),
    modifiedMs: numbers({ near: 'placeMs' }),
    attributesMs: numbers({ near: 'modifiedMs' }),
  }),
  scope: few(),
  status: few(),
  result: few(),
  startMs: numbers({ near: 'placeMs' }),
  endMs: numbers({ near: 'placeMs' }),
  windowStartMs: numbers(),
  windowEndMs: numbers({ near: 'windowStartMs' }),
  contact: hex(8),
  callerId: few(),
  journey: few(),
  dispositions: few(),
  attributes,
  sets: few(),
  flags: few(),
});

const tombstoneColumns = record<Tombstone>({
  id: ids(),
  version: record({ number: numbers(), modifiedMs: numbers(), attributesMs: numbers({ near: 'modifiedMs' }) }),
});

const intakeColumns = record<Intake>({
  id: ids(),
  createdMs: numbers(),
  version: record({
    number: numbers(),
    modifiedMs: numbers({ near: 'createdMs' }),
    attributesMs: numbers({ near: 'modifiedMs' }),
  }),
  scope: few(),
  contact: hex(8),
  placeMs: numbers({ near: 'modifiedMs' }),
  alsoAt: few(),
});

/** Packs facts and tombstones, keeping their order. */
export function packFacts(entries: readonly (Fact | Tombstone)[]): Buffer {
  const out = new ByteWriter();
  out.byte(SCHEMA);
  out.uint(entries.length);
  for (const entry of entries) out.byte(isFact(entry) ? 1 : 0);
  factColumns.write(entries.filter(isFact), out, new Map());
  tombstoneColumns.write(
    entries.filter((entry) => !isFact(entry)),
    out,
    new Map(),
  );
  return out.bytes;
}

/** What packFacts() packed. @throws StoreError store.corrupt */
export function unpackFacts(bytes: Uint8Array): readonly (Fact | Tombstone)[] {
  return unpack('facts', bytes, (count, input) => {
    const isFact = [...input.raw(count)];
    const total = isFact.reduce((sum, one) => sum + one, 0);
    const facts = factColumns.read(total, input, new Map()).values();
    const tombstones = tombstoneColumns.read(count - total, input, new Map()).values();
    return isFact.flatMap((one) => (one === 1 ? facts : tombstones).next().value ?? []);
  });
}

/** Packs intake entries, keeping their order. */
export function packIntakes(intakes: readonly Intake[]): Buffer {
  const out = new ByteWriter();
  out.byte(SCHEMA);
  out.uint(intakes.length);
  intakeColumns.write(intakes, out, new Map());
  return out.bytes;
}

/** What packIntakes() packed. @throws StoreError store.corrupt */
export function unpackIntakes(bytes: Uint8Array): readonly Intake[] {
  return unpack('intakes', bytes, (count, input) => intakeColumns.read(count, input, new Map()));
}

function unpack<T>(what: string, bytes: Uint8Array, read: (count: number, input: ByteReader) => T): T {
  const input = new ByteReader(bytes);
  const schema = input.byte();
  if (schema !== SCHEMA)
    throw new StoreError('store.corrupt', `Cannot read packed ${what}: they have schema ${schema}, this program reads ${SCHEMA}`);
  return read(input.uint(), input);
}

function isFact(entry: Fact | Tombstone): entry is Fact {
  return 'placeMs' in entry;
}
