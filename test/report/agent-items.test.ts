import { describe, expect, test } from 'vitest';
import { AGENT_COUNTS } from '../../src/metrics/cube/entry-counts.ts';
import { entriesOf, MAX_ENTRIES } from '../../src/metrics/cube/open-list.ts';
import { agentItems } from '../../src/report/agent-items.ts';
import { MANY } from '../../src/report/lists.ts';

type Counts = Partial<Record<(typeof AGENT_COUNTS)[number], number>>;
const listOf = (...agents: readonly (readonly [id: string, counts: Counts])[]) =>
  entriesOf(new Map(agents.map(([id, counts]) => [id, AGENT_COUNTS.map((name) => counts[name] ?? 0)])));

describe('agentItems()', () => {
  test('puts the most deliveries first, with names, counts and the means of the times that are known', () => {
    const list = listOf(
      [
        'a',
        {
          deliveries: 2,
          attempts: 2,
          liveMin: 1,
          rightParty: 1,
          converted: 1,
          handled: 2,
          talked: 2,
          talkSeconds: 61,
          timedHandles: 1,
          handleSeconds: 90,
        },
      ],
      ['__proto__', { deliveries: 5 }],
    );
    const items = agentItems(list, { nameOf: (id) => (id === 'a' ? 'Agent A' : id) });
    expect(items).toMatchObject([
      {
        key: '__proto__',
        name: '__proto__',
        deliveries: 5,
        handled: 0,
        talked: 0,
        meanTalkSeconds: null,
        timedHandles: 0,
        meanHandleSeconds: null,
      },
      {
        key: 'a',
        name: 'Agent A',
        deliveries: 2,
        liveMin: 1,
        rightParty: 1,
        converted: 1,
        handled: 2,
        meanTalkSeconds: 30.5,
        meanHandleSeconds: 90,
      },
    ]);
  });

  test('tells a mean of 0 seconds from none', () => {
    const [item] = agentItems(listOf(['a', { deliveries: 1, talked: 1 }]), {});
    expect(item).toMatchObject({ meanTalkSeconds: 0, meanHandleSeconds: null });
  });

  test('is one item "(many)" with the sums where there are too many, without asking for its name', () => {
    const agents = Array.from({ length: MAX_ENTRIES + 1 }, (_, i) => [`a${i}`, { deliveries: 1, talked: 1, talkSeconds: 10 }] as const);
    const items = agentItems(listOf(...agents), { nameOf: () => 'wrong' });
    expect(items).toMatchObject([{ key: MANY, name: MANY, deliveries: MAX_ENTRIES + 1, meanTalkSeconds: 10 }]);
  });

  test('of no agents is empty', () => {
    expect(agentItems(listOf(), {})).toEqual([]);
  });
});
