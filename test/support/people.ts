/** Delivery rows in which the called person also stands where no person belongs, and the search for such persons in whatever was made of them. */
import { hash } from 'node:crypto';
import type { Row } from '../../dev/dataverse/table/row.ts';
import type { Column } from '../../src/metrics/row/column.ts';
import { DELIVERY_COLUMNS } from '../../src/metrics/row/columns.ts';
import { QUARTER_MS } from '../../src/time/lengths.ts';

export interface Person {
  readonly contactId: string;
  /** E.164. */
  readonly number: string;
  /** Without the country code, as people write it: "(212) 555-0143". */
  readonly national: string;
  readonly first: string;
  readonly last: string;
  readonly mail: string;
}

export interface Rows {
  readonly deliveries: readonly Row[];
  readonly attributes: readonly Row[];
}

const PEOPLE = 60;
// No word of the app or of another row, so that a find is a leak.
const STEMS = ['Zqué', 'Xøvri', 'Łuqz', 'Jõqua', 'Жакво', 'Ναυξι', 'Quíñe', 'İzgüq', 'Großv', 'Wyqla'];

/** The person of a number, always the same. Every third one has a contact id that is no GUID. */
export function personOf(index: number): Person {
  const hex = hash('sha256', `person ${index}`);
  const digits = BigInt(`0x${hash('sha256', `number ${index}`)}`)
    .toString()
    .slice(5, 14);
  const guid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  const stem = (n: number) => STEMS[n % STEMS.length] ?? '';
  const first = `${stem(index)}${syllables(index)}`;
  const last = `${stem(index * 7 + 3)}${syllables(index + PEOPLE)}`;
  return {
    contactId: index % 3 === 2 ? `crm_Kq${index}x${digits.slice(0, 4)}` : guid,
    number: `+12${digits}`,
    national: `(2${digits.slice(0, 2)}) ${digits.slice(2, 5)}-${digits.slice(5)}`,
    first,
    last,
    mail: `${fold(first)}.${fold(last)}@people.example`.toLowerCase(),
  };
}

function syllables(n: number): string {
  return `${'bdfgklmnprstvz'[n % 14]}${'aeiou'[n % 5]}${'bdfgklmnprstvz'[Math.floor(n / 14) % 14]}q`;
}

/** The ways in which a person is written. */
function spellings({ contactId, number, national, first, last, mail }: Person): string[] {
  const digits = number.slice(1);
  const wide = [...digits].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
  const arabic = [...digits].map((digit) => String.fromCodePoint(0x0660 + Number(digit))).join('');
  return [
    contactId,
    contactId.toUpperCase(),
    `{${contactId}}`,
    `id_${contactId.replaceAll('-', '')}`,
    number,
    `00${digits}`,
    `${number.slice(0, 2)} ${digits.slice(1, 4)} ${digits.slice(4, 7)}\u00a0${digits.slice(7)}`,
    digits.replace(/(\d{3})(?=\d)/g, '$1\u2011'),
    digits.replace(/(\d{3})(?=\d)/g, '$1_'),
    national,
    wide,
    arabic,
    first,
    last.toUpperCase(),
    `Called ${first} ${last}, call back at ${national}`,
    `${first} ${last}`.normalize('NFD'),
    `${last.toUpperCase()}, ${first.normalize('NFC').toLowerCase()}`,
    `${first}_${last}`,
    `${first}${last}`,
    fold(last).toLowerCase(),
    `${last.slice(0, 3)}\u00ad${last.slice(3)}`,
    mail,
    `wrote to ${mail.toUpperCase()} today`,
    mail.split('@')[0] ?? '',
  ];
}

// What says who is called: a person stands there by right.
const PERSON_COLUMNS = ['msdyn_contact_id', 'msdyn_to_address'];
const TEXT_COLUMNS = Object.entries<Column>(DELIVERY_COLUMNS)
  .filter(([name, { kind }]) => kind === 'text' && !PERSON_COLUMNS.includes(name))
  .map(([name]) => name);
// Where a person can stand in a row: every text, two columns where it is of the wrong type, so malformed, and attributes.
const COLUMNS = [...TEXT_COLUMNS, 'msdyn_start_date', 'msdyn_seq_no', 'keyword', 'outcome', 'customerName', 'phone'];

/** One finished row for every column and spelling, and an open one for every third; a later round has newer versions with another spelling, at another time. */
export function peopleRows(dayMs: number, round: number): Rows {
  const deliveries: Row[] = [];
  const attributes: Row[] = [];
  let index = 0;
  for (const column of COLUMNS) {
    for (let form = 0; form < 24; form++) {
      const person = personOf(index % PEOPLE);
      // A partition names a row for good, so it cannot depend on attributes: a name in it stays.
      const all = spellings(person).filter((_, i) => column !== 'partitionid' || i < 9 || i === 21);
      const spelling = all[(form + round * 5) % all.length] ?? '';
      const id = guidOf(`row ${index}`);
      const isOpen = index % 3 === 0 && !['msdyn_result', 'keyword', 'outcome', 'customerName', 'phone'].includes(column);
      deliveries.push(deliveryOf(id, person, { dayMs, index, round, isOpen }, column, spelling));
      const named = {
        firstName: person.first,
        'contact name': `${person.first} ${person.last}`,
        lastname: person.last,
        e_mail: person.mail,
      };
      for (const [keyword, value] of Object.entries(named)) attributes.push(attributeOf(id, keyword, value, 700610000, dayMs, round));
      const keyword = column === 'keyword' ? spelling : ['outcome', 'customerName', 'phone'].includes(column) ? column : 'outcome';
      attributes.push(
        attributeOf(id, keyword, column === 'keyword' ? 'Callback' : keyword === column ? spelling : 'Callback', 700610001, dayMs, round),
      );
      index++;
    }
  }
  return { deliveries, attributes };
}

interface Place {
  readonly dayMs: number;
  readonly index: number;
  readonly round: number;
  readonly isOpen: boolean;
}

function deliveryOf(id: string, person: Person, { dayMs, index, round, isOpen }: Place, column: string, spelling: string): Row {
  const startMs = dayMs + (index % 8) * QUARTER_MS + round * QUARTER_MS * 8;
  const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return {
    msdyn_proactive_deliveryid: id,
    msdyn_contact_id: person.contactId,
    msdyn_to_address: person.number,
    msdyn_from_address: '+18005550100',
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: isOpen ? 'Pending' : 'Complete',
    msdyn_queue_id: guidOf('queue'),
    msdyn_proactive_engagement_config_id: guidOf('configuration'),
    msdyn_disposition_codes: isOpen ? null : '"Callback"',
    msdyn_result: isOpen ? null : 'LiveAnswer',
    msdyn_start_date: iso(startMs),
    msdyn_end_date: iso(startMs + 60_000),
    msdyn_result_date: isOpen ? null : iso(startMs + 90_000),
    createdon: iso(dayMs + (index % 8) * QUARTER_MS),
    modifiedon: iso(startMs + 100_000 + round),
    versionnumber: 1000 + index + round * 10_000,
    ...(column.startsWith('msdyn_') || column === 'partitionid' ? { [column]: spelling } : {}),
  };
}

function attributeOf(delivery: string, keyword: string, value: string, type: number, dayMs: number, round: number): Row {
  return {
    msdyn_proactive_delivery_attributeid: guidOf(`${delivery} ${type} ${keyword} ${round}`),
    _msdyn_proactive_delivery_value: delivery,
    msdyn_keyword: keyword,
    msdyn_value: value,
    msdyn_type: type,
    modifiedon: `${new Date(dayMs + 100_000 + round).toISOString().slice(0, 19)}Z`,
  };
}

function guidOf(name: string): string {
  const hex = hash('sha256', name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Each way of writing letters as one: no accents, no case, no invisible characters. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase();
}

interface Needle {
  readonly what: string;
  readonly text: string;
}

const WORDS: Needle[] = [];
const DIGITS: Needle[] = [];
const BYTES: { readonly what: string; readonly bytes: Buffer }[] = [];
for (let index = 0; index < PEOPLE; index++) {
  const { contactId, number, first, last } = personOf(index);
  const words = { first, last, contactId, bareId: contactId.replaceAll('-', '') };
  for (const [what, word] of Object.entries(words)) WORDS.push({ what: `${what} of person ${index}`, text: fold(word) });
  DIGITS.push({ what: `number of person ${index}`, text: number.slice(2) });
  if (/^[0-9a-f-]{36}$/.test(contactId))
    BYTES.push({ what: `packed contact id of person ${index}`, bytes: Buffer.from(contactId.replaceAll('-', ''), 'hex') });
}

/** Which persons a text or bytes name, in any spelling; never the value itself. */
export function leaksIn(value: string | Buffer): string[] {
  const folded = fold(unescaped(value.toString()));
  const digits = folded.replace(/[\s().\-_/\p{Pd}]/gu, '').replace(/\p{Nd}/gu, asAscii);
  return [
    ...WORDS.filter(({ text }) => folded.includes(text)),
    ...DIGITS.filter(({ text }) => digits.includes(text)),
    ...BYTES.filter(({ bytes }) => Buffer.isBuffer(value) && value.includes(bytes)),
  ].map(({ what }) => what);
}

/** Escapes of JSON, also in JSON, and of HTML as the characters that they stand for. */
function unescaped(text: string): string {
  return text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (all, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
}

function asAscii(digit: string): string {
  if (digit <= '9') return digit;
  const code = digit.codePointAt(0) ?? 0;
  return code >= 0x660 && code <= 0x669 ? String(code - 0x660) : digit;
}
