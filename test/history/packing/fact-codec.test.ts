import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packFacts, packIntakes, unpackContactFacts, unpackFacts, unpackIntakes } from '../../../src/history/packing/fact-codec.ts';
import { CONTACT_FIELDS } from '../../../src/metrics/contacts/contact-fact.ts';
import { newContactNumbers } from '../../../src/metrics/contacts/contact-numbers.ts';
import { ABANDON_SOURCES, type Fact, type Intake, isFact, type Tombstone } from '../../../src/metrics/fact/fact.ts';
import { HOURS_VERDICTS } from '../../../src/metrics/zones/calling-hours.ts';
import { facts } from '../../support/arbitrary-facts.ts';
import { realisticFacts, realisticIntakes } from './realistic-facts.ts';
import { STORED_FACT } from './stored-fact.ts';

const HALVES = ['\ud83d', '\ude00', 'a\udc00b'];
const text = fc.oneof(fc.constantFrom('', '__proto__', '|', 'a|b', '\0', 'null', ...HALVES), fc.string({ unit: 'binary', maxLength: 12 }));
const guid = fc.uuid();
const id = fc.oneof(
  guid,
  guid.map((each) => each.toUpperCase()),
  text,
  fc.tuple(guid, fc.oneof(guid, text)).map((both) => both.join('|')),
);
const second = fc.integer({ min: 0, max: 2_000_000_000 }).map((each) => each * 1000);
const time = fc.oneof(second, fc.integer({ min: 0, max: 2_000_000_000_000 }), fc.maxSafeInteger(), fc.constant(0), fc.double());
const optional = fc.option(time, { nil: null });
const version = fc.record({
  number: fc.oneof(fc.nat(), fc.maxSafeNat(), fc.double()),
  modifiedMs: time,
  attributesMs: time,
  attributeCount: fc.nat({ max: 9 }),
  rules: fc.nat({ max: 5 }),
  conversationMs: time,
});
const scope = fc.record({ configuration: text, queue: text, channel: text, dialMode: text });
const contact = fc.oneof(fc.constantFrom('', '0123456789abcdef', '0123456789ABCDEF'), fc.stringMatching(/^[0-9a-f]{16}$/), text);
/** Wilder than rows can make them; a field that is not here is as it is in every other law. */
const wild: fc.Arbitrary<Partial<Fact>> = fc.record({
  id,
  version,
  placeMs: time,
  placeSource: fc.constantFrom('result', 'end', 'start', 'modified'),
  scope,
  status: text,
  result: text,
  startMs: optional,
  endMs: optional,
  windowStartMs: optional,
  windowEndMs: optional,
  contact,
  callerId: text,
  journey: text,
  journeyRun: text,
  callId: id,
  matter: contact,
  dispositions: fc.array(text, { maxLength: 3 }),
  attributes: fc.array(fc.record({ type: fc.constantFrom('input', 'result', 'other'), keyword: text, value: text }), { maxLength: 5 }),
  valueHundredths: fc.option(fc.maxSafeNat(), { nil: null }),
  seqNo: fc.nat(),
  deliveryKey: contact,
  customerWaitSeconds: fc.option(fc.nat(), { nil: null }),
  localSlot: fc.integer({ min: -1, max: 167 }),
  hours: fc.constantFrom('' as const, ...HOURS_VERDICTS),
  abandonSource: fc.constantFrom(...ABANDON_SOURCES),
  agent: text,
  talkSeconds: fc.option(fc.nat(), { nil: null }),
  handleSeconds: fc.option(fc.integer(), { nil: null }),
  empty: fc.nat(),
  sets: fc.nat(),
  flags: fc.nat(),
});
const fact: fc.Arbitrary<Fact> = fc.tuple(facts(), wild).map(([plain, fields]) => ({ ...plain, ...fields }));
const tombstone: fc.Arbitrary<Tombstone> = fc.record({ id, version });
const intake: fc.Arbitrary<Intake> = fc.record({
  id,
  version,
  createdMs: time,
  scope,
  contact,
  placeMs: optional,
  openStatus: fc.constantFrom('', 'Pending', 'InProcess'),
  stuckFromMs: fc.option(second),
  alsoAt: fc.array(second, { maxLength: 3 }),
});

describe('round trip', () => {
  test('unpackFacts() gives exactly the facts and tombstones that packFacts() was given, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fact, tombstone), { maxLength: 20 }), (entries) => {
        expect(unpackFacts(packFacts(entries))).toEqual(entries);
        const told = entries.filter(isFact).map((one) => Object.fromEntries(CONTACT_FIELDS.map((name) => [name, one[name]])));
        expect(unpackContactFacts(packFacts(entries))).toEqual(told);
      }),
    );
  });

  test('unpackContactFacts() gives of the facts those of the contacts that it was given, as if it had read them all', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fact, tombstone), { maxLength: 20 }), fc.array(contact, { maxLength: 5 }), (entries, wanted) => {
        const drawn = entries.filter(isFact).flatMap((one, i) => (i % 2 === 0 ? [one.contact] : []));
        const numbers = newContactNumbers();
        for (const each of [...wanted, ...drawn]) numbers.add(each);
        const contacts = numbers.wanted(() => true);
        const bytes = packFacts(entries);
        expect(unpackContactFacts(bytes, contacts)).toEqual(unpackContactFacts(bytes).filter((one) => contacts.has(one.contact)));
      }),
    );
  });

  test('unpackIntakes() gives exactly the entries that packIntakes() was given, in their order', () => {
    fc.assert(
      fc.property(fc.array(intake, { maxLength: 20 }), (entries) => {
        expect(unpackIntakes(packIntakes(entries))).toEqual(entries);
      }),
    );
  });

  test('a day of realistic facts comes back as it was', () => {
    const day = realisticFacts(Date.UTC(2026, 10, 22, 9), 2_000, 7);
    expect(unpackFacts(packFacts(day))).toStrictEqual(day);
  });
});

test('facts that were stored before are read: a field that they lack has its `absent` in fact-codec.ts', () => {
  const bytes = Buffer.from(STORED_FACT, 'base64');
  for (const stored of [unpackFacts(bytes), unpackContactFacts(bytes)]) {
    expect(stored).toMatchObject([{ placeMs: Date.parse('2026-11-22T09:10:48Z'), result: 'AnsweringMachine' }]);
  }
});

test('unpacked facts share one object for equal scopes, over quarter hours too, and for equal attributes', () => {
  const day = [9, 10].map((hour) => packFacts(realisticFacts(Date.UTC(2026, 10, 22, hour), 500, hour)));
  const quarters = day.map((bytes) => unpackFacts(bytes).filter(isFact));
  const attributes = quarters[0]?.flatMap((fact) => fact.attributes) ?? [];
  expect(new Set(quarters.flat().map(({ scope }) => scope)).size).toBe(24);
  expect(new Set(attributes).size).toBe(new Set(attributes.map((each) => JSON.stringify(each))).size);
});

describe('damage', () => {
  test('bytes of an unknown layout are refused with both numbers', () => {
    const bytes = packFacts([]);
    bytes[0] = 9;
    expect(() => unpackFacts(bytes)).toThrow('schema 9, this program reads 2');
  });

  test('bytes cut short are store.corrupt', () => {
    const bytes = packFacts(realisticFacts(0, 20, 1));
    for (const length of [0, 1, 10, bytes.length >> 1, bytes.length - 1]) {
      expect(() => unpackFacts(bytes.subarray(0, length)), `${length}`).toThrow(expect.objectContaining({ code: 'store.corrupt' }));
    }
  });
});

describe('size', () => {
  const perQuarter = 1_042; // 100,000 a day
  const deflated = (bytes: Uint8Array) => deflateRawSync(bytes, { level: 6 }).length;

  test('a realistic fact takes at most 70 bytes, an intake entry at most 45', () => {
    const quarters = Array.from({ length: 8 }, (_, i) => Date.UTC(2026, 10, 22, 9) + i * 900_000);
    const factBytes = quarters.map((at, i) => deflated(packFacts(realisticFacts(at, perQuarter, i)))).reduce((a, b) => a + b, 0);
    const intakeBytes = quarters.map((at, i) => deflated(packIntakes(realisticIntakes(at, perQuarter, i)))).reduce((a, b) => a + b, 0);
    const total = quarters.length * perQuarter;
    console.info(`bytes a fact ${(factBytes / total).toFixed(1)}, an intake entry ${(intakeBytes / total).toFixed(1)}`);
    expect(factBytes / total).toBeLessThanOrEqual(70);
    expect(intakeBytes / total).toBeLessThanOrEqual(45);
  });
});
