/** Random conversations of an oracle day's deliveries, named by either id column, with columns that cannot be read and texts that mean harm. */
import type { Random } from '../../dev/sample/random.ts';

type Row = Record<string, unknown>;

const SECONDS = [null, null, 0, 1, 59, 7_200, 2 ** 40];
const BAD_VALUES: readonly (readonly [columns: readonly string[], values: readonly unknown[]])[] = [
  [
    ['msdyn_conversationtalktimeinseconds', 'msdyn_conversationhandletimeinseconds'],
    [-1, 1.5, '60', true, {}],
  ],
  [
    ['msdyn_isabandoned', 'msdyn_isagentaccepted'],
    ['true', 0, []],
  ],
  [['_msdyn_activeagentid_value'], [7, {}, ['agent']]],
  [['modifiedon'], ['yesterday', '2026-02-30T10:00:00Z', '', 20261122]],
  [['msdyn_ocliveworkitemid'], [7, {}]],
  [['activityid'], [null, 7, 'a/b', '']],
];
const NO_CONVERSATIONS: readonly unknown[] = [7, null, 'row', {}, { activityid: 'x'.repeat(101) }];

/** What msdyn_conversation_id of a delivery may hold: mostly an id of its own, ids that several share, texts that can be no id. */
export function conversationIdOf(random: Random, shared: readonly string[]): string | null {
  const id = random.guid();
  return random.weighted<string | null>([
    [null, 35],
    [id, 45],
    [` ${id.toUpperCase()}\t`, 6],
    [random.pick(shared), 8],
    [random.pick(['', '  ', "'; DROP TABLE conversation; --", '{x}', 'a b', 'c'.repeat(101), '__proto__']), 6],
  ]);
}

/** Representatives by id, as the column may hold them. */
export function agentPool(random: Random): readonly (string | null)[] {
  const ids = Array.from({ length: 4 }, () => random.guid());
  const [first = ''] = ids;
  return [
    ...ids,
    first.toUpperCase(),
    ` ${first} `,
    '__proto__',
    '<b>agent</b>',
    'Agent of +44 20 7946 0018',
    'a'.repeat(120),
    '',
    null,
    null,
  ];
}

/** At most one conversation an id, so that one answer is right; some ids have none, and some conversations no delivery. */
export function conversationsOf(
  random: Random,
  deliveries: readonly Row[],
  agents: readonly (string | null)[],
  day: () => string,
): unknown[] {
  const ids = new Set(deliveries.flatMap(({ msdyn_conversation_id: id }) => (typeof id === 'string' ? id.trim().toLowerCase() : [])));
  const known = [...ids, random.guid()].filter(() => random.chance(0.75));
  return [...known.map((id) => conversationOf(random, id, random.pick(agents), day())), ...NO_CONVERSATIONS];
}

function conversationOf(random: Random, id: string, agent: string | null, modifiedon: string): Row {
  const row = {
    ...random.pick([
      { activityid: random.chance(0.2) ? id.toUpperCase() : id, msdyn_ocliveworkitemid: random.pick([null, '', random.guid()]) },
      { activityid: random.guid(), msdyn_ocliveworkitemid: random.chance(0.2) ? ` ${id.toUpperCase()}\t` : id },
      { activityid: id, msdyn_ocliveworkitemid: id },
    ]),
    _msdyn_activeagentid_value: agent,
    msdyn_isagentaccepted: random.pick([null, null, null, true, false]),
    msdyn_isabandoned: random.pick([null, null, true, false]),
    msdyn_conversationtalktimeinseconds: random.pick([...SECONDS, random.int(0, 900)]),
    msdyn_conversationhandletimeinseconds: random.pick([...SECONDS, random.int(0, 900)]),
    modifiedon: random.weighted<string | null>([
      [modifiedon, 85],
      [null, 10],
      ['1970-01-01T00:00:00Z', 5],
    ]),
  };
  if (!random.chance(0.08)) return row;
  const [columns, values] = random.pick(BAD_VALUES);
  return { ...row, [random.pick(columns)]: random.pick(values) };
}
