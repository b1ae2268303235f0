/** A row's own person is taken out of the texts that its fact keeps, and nothing else is. */
import { describe, expect, test } from 'vitest';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { scrubOf } from '../../../src/metrics/fact/personal.ts';
import { hasOpenText } from '../../../src/metrics/row/open-columns.ts';
import type { AttributeRow, DeliveryRow } from '../../../src/metrics/row/row.ts';
import { openText } from '../../../src/metrics/row/text.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

const ID = '11111111-2222-4333-8444-555555555555';
const CONTACT = 'aaaaaaaa-bbbb-4ccc-8ddd-ada111111111';
const ROW: DeliveryRow = { msdyn_proactive_deliveryid: ID, msdyn_contact_id: CONTACT, msdyn_to_address: '+298212345' };

function named(values: Readonly<Record<string, string>>): AttributeRow[] {
  return Object.entries(values).map(([msdyn_keyword, msdyn_value], i) => ({
    msdyn_proactive_delivery_attributeid: `a${i}`,
    msdyn_keyword,
    msdyn_value,
    msdyn_type: 700610000,
  }));
}

const keptOf = (text: string, values: Readonly<Record<string, string>>, row: DeliveryRow = ROW) =>
  openText(scrubOf(row, named(values))(text));

describe('scrubOf()', () => {
  test('takes no word of a time zone for a name, and the number as it is dialled for the person', () => {
    const zone = { contactTimeZone: '(GMT-08:00) Pacific Time (US & Canada)', customer_time_zone: 'Azores Standard Time' };
    expect(keptOf('Time of the Azores, US', zone)).toBe('Time of the Azores, US');
    const row = { ...ROW, msdyn_to_address: '+44 (0)20 7946 0123;ext=99' };
    expect(keptOf('call 020 7946 0123', {}, row)).toBe('call (person)');
  });

  test.each([
    ['Called Maria Silva today', { firstName: 'Maria', surname: 'Silva' }, 'Called (person) (person) today'],
    ['Called Maria Silva today', { customerName: 'Maria Silva' }, 'Called (person) today'],
    ['SILVA, maria', { 'contact name': 'Maria da Silva' }, '(person), (person)'],
    ['Silva only', { customerName: 'Silva, Maria' }, '(person) only'],
    ['MariaSilva_ok', { customerName: 'Maria Silva' }, '(person)_ok'],
    ['Joao and João'.normalize('NFD'), { firstName: 'João' }, '(person) and (person)'],
    ['GROSSMANN', { lastname: 'Großmann' }, '(person)'],
    ['Mar\u00adia\u200b called', { firstName: 'Maria' }, '(person) called'],
    ['客户李伟说', { 姓名: '李伟' }, '客户(person)说'],
    ['wrote maria.silva back', { email: 'maria.silva@contoso.example' }, 'wrote (person).(person) back'],
    ['ANA, CalledAna and ana2', { firstName: 'Ana' }, '(person), Called(person) and (person)2'],
    ["spoke to O'Neil", { lastName: "O'Neil" }, 'spoke to (person)'],
  ])('of %j with %j leaves %j', (text, values, expected) => {
    expect(keptOf(text, values)).toBe(expected);
  });

  test.each([
    ['Analysis of bananas', { firstName: 'Ana' }],
    ['No answer from the queue', { contactConsent: 'no', customerName: 'The Smiths' }],
    ['Call da noite', { customerName: 'Maria da Silva' }],
    ['Gold', { segment: 'Gold' }],
    ['Não atendeu', { firstName: 'Maria' }],
  ])('leaves %j as it is, with %j', (text, values) => {
    expect(keptOf(text, values)).toBe(text);
  });

  test('leaves a GUID whole, whatever name its digits spell, unless it is the contact', () => {
    const scrub = scrubOf(ROW, named({ firstName: 'Ada' }));
    expect(scrub('99999999-0000-4ada-8ada-000000000000')).toBe('99999999-0000-4ada-8ada-000000000000');
    expect(scrub(` ${CONTACT.toUpperCase()}`)).toBe('(person)');
  });

  test.each(['212345', '21 23 45', 'tel. 21-23-45', '+298 212345', '２１２３４５'])(
    'replaces the number in %j, though it is short',
    (text) => {
      expect(keptOf(text, {})).toMatch(/^(tel\. )?\(person\)$/);
    },
  );

  test('replaces a contact id that is no GUID, in any case', () => {
    expect(keptOf('id CUST-7Q', {}, { ...ROW, msdyn_contact_id: 'cust-7q' })).toBe('id (person)');
  });

  test('reads a text made to be slow in one go: were it searched anew from each character, the test would not end', () => {
    keptOf(`${'1 2-'.repeat(500_000)}${'('.repeat(500_000)}212345x`, { name: '(((((((((a' });
  });
});

describe('openText()', () => {
  test.each([
    ['id_aaaaaaaabbbb4ccc8dddada111111111', 'id_(id)'],
    [`{${CONTACT}}`, '{(id)}'],
    ['+1\u00a0(212)\u2011555_0143', '(number)'],
    ['＋３５１ ９１２ ３４５ ６７８', '(number)'],
    ['٣٥١٩١٢٣٤٥٦٧٨', '(number)'],
    ['write to a.b＠contoso.example', 'write to (mail)'],
    ['Não atendeu', 'Não atendeu'],
  ])('of %j is %j', (text, expected) => {
    expect(openText(text)).toBe(expected);
  });
});

describe('fileRow()', () => {
  const rules = { ...defaultRules('a key of this test'), keptKeywords: new Set(['firstname', 'outcome']) };
  const done = { ...ROW, msdyn_result: 'LiveAnswer', msdyn_status: 'Complete', msdyn_result_date: '2026-11-22T10:00:00Z' };

  test('keeps no contact id that stands in an id column, and no number of the contact as the caller', () => {
    const row = { ...done, msdyn_queue_id: CONTACT, msdyn_journey_id: CONTACT.toUpperCase(), msdyn_from_address: '00298-212345' };
    const { fact } = fileRow({ row }, rules);
    expect(fact).toMatchObject({ scope: { queue: '(person)' }, journey: '(person)', callerId: '' });
  });

  test('keeps no name as a code, keyword or kept value, and keeps the other codes', () => {
    const row = { ...done, msdyn_disposition_codes: '"Callback","María"' };
    const attributes = [...named({ firstName: 'María' }), ...named({ outcome: 'maria agreed', 'note on Maria': 'x' })];
    const { fact } = fileRow({ row, attributes }, rules);
    expect(fact?.dispositions).toEqual(['(person)', 'Callback']);
    expect(fact?.attributes.map(({ keyword, value }) => [keyword, value])).toEqual([
      ['firstName', '(person)'],
      ['outcome', '(person) agreed'],
      ['note on (person)', '(text)'],
    ]);
  });

  test('knows which open rows hold a text that only their attributes can clear', () => {
    expect(hasOpenText({ ...ROW, msdyn_queue_id: CONTACT, msdyn_channel: 'voice', msdyn_status: 'Pending' })).toBe(false);
    expect(hasOpenText({ ...ROW, msdyn_status: 'Maria' })).toBe(true);
    expect(hasOpenText({ ...ROW, msdyn_queue_id: 'Maria' })).toBe(true);
  });
});
