/** Facts and intake entries as bytes and back, exactly. A field more is a line more in its table, with `absent` for what was stored before it. */
import { CONTACT_FIELDS, type FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { WantedContacts } from '../../metrics/contacts/contact-numbers.ts';
import { type Fact, type Intake, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import { sharedScope } from '../../metrics/fact/shared-scope.ts';
import { attributes } from './attribute-column.ts';
import { findContacts, hex, ids } from './hex-column.ts';
import { numbers } from './number-column.ts';
import { packRecords, startPacking, startUnpacking, unpackRecords } from './packed.ts';
import { few, record } from './packed-columns.ts';
import { pick } from './pick.ts';

// Stored under these names: a field that is renamed is one that older facts lack. A time stands after the one that it is near to.
const factTable = {
  id: ids(),
  placeMs: numbers(),
  placeSource: few(),
  version: record({
    number: numbers(),
    modifiedMs: numbers({ near: 'placeMs' }),
    attributesMs: numbers({ near: 'modifiedMs' }),
    attributeCount: few(),
    rules: { ...few<number>(), absent: 0 },
    conversationMs: numbers({ near: 'modifiedMs' }),
  }),
  scope: few(sharedScope),
  status: few(),
  result: few(),
  startMs: numbers({ near: 'placeMs' }),
  endMs: numbers({ near: 'placeMs' }),
  windowStartMs: numbers(),
  windowEndMs: numbers({ near: 'windowStartMs' }),
  contact: hex(8),
  callerId: few(),
  journey: few(),
  cancellationPolicy: { ...few<string>(), absent: '' },
  journeyRun: { ...few<string>(), absent: '' },
  callId: { ...ids(), absent: '' },
  matter: { ...hex<string>(8), absent: '' },
  dispositions: few(),
  attributes,
  valueHundredths: { ...numbers<number | null>(), absent: null },
  seqNo: few(),
  deliveryKey: hex(8),
  customerWaitSeconds: few(),
  localSlot: few(),
  hours: few(),
  abandonSource: few(),
  agent: few(),
  talkSeconds: few(),
  handleSeconds: few(),
  empty: few(),
  sets: few(),
  flags: few(),
} satisfies Parameters<typeof record<Fact>>[0];
const factColumns = record<Fact>(factTable);

/** Those that tell of contacts; the others are passed over, which takes a third of the time. */
const contactColumns = record<FactOfContact>(pick(factTable, CONTACT_FIELDS));

const tombstoneColumns = record<Tombstone>({
  id: ids(),
  version: record({
    number: numbers(),
    modifiedMs: numbers(),
    attributesMs: numbers({ near: 'modifiedMs' }),
    attributeCount: few(),
    rules: { ...few<number>(), absent: 0 },
    conversationMs: numbers({ near: 'modifiedMs' }),
  }),
});

const intakeColumns = record<Intake>({
  id: ids(),
  createdMs: numbers(),
  version: record({
    number: numbers(),
    modifiedMs: numbers({ near: 'createdMs' }),
    attributesMs: numbers({ near: 'modifiedMs' }),
    attributeCount: few(),
    rules: { ...few<number>(), absent: 0 },
    conversationMs: numbers({ near: 'modifiedMs' }),
  }),
  scope: few(sharedScope),
  contact: hex(8),
  placeMs: numbers({ near: 'modifiedMs' }),
  openStatus: few(),
  stuckFromMs: numbers({ near: 'createdMs' }),
  alsoAt: few(),
});

/** Packs facts and tombstones, keeping their order. */
export function packFacts(entries: readonly (Fact | Tombstone)[]): Buffer {
  const out = startPacking(entries.length);
  for (const entry of entries) out.byte(isFact(entry) ? 1 : 0);
  factColumns.write(entries.filter(isFact), out, new Map());
  tombstoneColumns.write(
    entries.filter((entry) => !isFact(entry)),
    out,
    new Map(),
  );
  return out.bytes;
}

/** What packFacts() packed. Equal scopes and attributes are one object. @throws StoreError store.corrupt */
export function unpackFacts(bytes: Uint8Array): readonly (Fact | Tombstone)[] {
  const { count, input } = startUnpacking('facts', bytes);
  const areFacts = [...input.raw(count)];
  const total = areFacts.reduce((sum, one) => sum + one, 0);
  const facts = factColumns.read(total, input, new Map());
  const tombstones = tombstoneColumns.read(count - total, input, new Map()).values();
  if (total === count) return facts;
  const eachFact = facts.values();
  return areFacts.flatMap((one) => (one === 1 ? eachFact : tombstones).next().value ?? []);
}

/** Of the facts that packFacts() packed what tells of contacts, or of those in the set alone, without the tombstones. @throws StoreError store.corrupt */
export function unpackContactFacts(bytes: Uint8Array, contacts?: WantedContacts): readonly FactOfContact[] {
  const { count, input } = startUnpacking('facts', bytes);
  const total = input.raw(count).reduce((sum, one) => sum + one, 0);
  if (contacts === undefined) return contactColumns.read(total, input, new Map());
  return contactColumns.readWhere(total, input, 'contact', (count, field) => findContacts(count, field, contacts));
}

/** Packs intake entries, keeping their order. */
export function packIntakes(intakes: readonly Intake[]): Buffer {
  return packRecords(intakeColumns, intakes);
}

/** What packIntakes() packed. @throws StoreError store.corrupt */
export function unpackIntakes(bytes: Uint8Array): readonly Intake[] {
  return unpackRecords('intakes', intakeColumns, bytes);
}
