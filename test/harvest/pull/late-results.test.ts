/** Attributes after the delivery was filed: what is asked for, what it adds, and what belongs to nothing. */
import { describe, expect, test } from 'vitest';
import { harvest } from '../../../src/harvest/harvest.ts';
import { countOrphans } from '../../../src/history/state/orphans.ts';
import { MINUTE_MS } from '../../../src/time/lengths.ts';
import { guid } from '../../dataverse/start.ts';
import { ATTRIBUTES, DELIVERIES, INPUT, RESULT, startOrganisation } from '../organisation.ts';

const NOW = Date.UTC(2026, 10, 20, 10);

async function start() {
  const organisation = await startOrganisation({ nowMs: NOW });
  const run = () => harvest(organisation.ports, { nowMs: organisation.clock.nowMs });
  const pass = (minutes: number) => {
    organisation.clock.nowMs += minutes * MINUTE_MS;
  };
  /** Keywords of the fact's attributes. */
  const keywords = async (n: number) =>
    (await organisation.facts())
      .get(guid(n))
      ?.attributes.map(({ keyword }) => keyword)
      .sort();
  return { ...organisation, run, pass, keywords };
}

describe('harvest()', () => {
  test('adds a result that was written after its delivery was filed', async () => {
    const org = await start();
    org.finish(1);
    org.attribute(11, 1, INPUT, 'language');
    org.pass(10);
    await org.run();
    expect(await org.keywords(1)).toEqual(['language']);
    org.pass(10);
    org.attribute(12, 1, RESULT, 'outcome');
    await org.run();
    expect(await org.keywords(1)).toEqual(['language', 'outcome']);
  });

  test('asks for the attributes of a delivery once, though the overlap shows it again', async () => {
    const org = await start();
    await org.run();
    org.pass(10);
    org.asked();
    org.finish(1, { createdon: new Date(NOW - 60 * MINUTE_MS).toISOString() });
    org.attribute(11, 1, RESULT);
    org.pass(1);
    await org.run();
    expect(org.asked().filter((url) => url.includes(`${ATTRIBUTES}?`) && url.includes('In('))).toHaveLength(1);
    org.pass(1);
    await org.run();
    const again = org.asked();
    expect(again.filter((url) => url.includes('In('))).toEqual([]);
    expect(again.filter((url) => url.includes(`${DELIVERIES}?`))).toHaveLength(1);
    expect(again.filter((url) => url.includes(`${ATTRIBUTES}?`))).toHaveLength(1);
  });

  test('asks again for the attributes of a delivery so new that they may not be visible yet', async () => {
    const org = await start();
    org.finish(1);
    await org.run();
    org.pass(4);
    // Written with the delivery, seen four minutes later.
    org.emulator.table(ATTRIBUTES).upsert({
      msdyn_proactive_delivery_attributeid: guid(11),
      _msdyn_proactive_delivery_value: guid(1),
      msdyn_keyword: 'language',
      msdyn_value: 'pt',
      msdyn_type: INPUT,
      createdon: new Date(NOW).toISOString(),
      modifiedon: new Date(NOW).toISOString(),
    });
    await org.run();
    expect(await org.keywords(1)).toEqual(['language']);
  });

  test('leaves a result of a delivery that is not finished to the harvest that finishes it', async () => {
    const org = await start();
    org.finish(1, { msdyn_status: 'InProcess', msdyn_result: null, msdyn_result_date: null, msdyn_end_date: null });
    await org.run();
    org.pass(10);
    org.attribute(11, 1, RESULT);
    await org.run();
    expect((await org.facts()).size).toBe(0);
    org.pass(10);
    org.finish(1, { createdon: new Date(NOW).toISOString() });
    await org.run();
    expect(await org.keywords(1)).toEqual(['outcome']);
  });

  test('of the first time finds results that were written while it went on, over several runs', async () => {
    const org = await start();
    for (let n = 1; n <= 30; n++) {
      org.finish(n);
      org.pass(60);
    }
    let begun = 0;
    expect(await harvest(org.ports, { nowMs: org.clock.nowMs, isOver: () => ++begun > 9 })).toMatchObject({ isComplete: false });
    expect(await org.keywords(1)).toEqual([]);
    org.pass(5);
    org.attribute(11, 1, RESULT);
    org.pass(60);
    expect(await org.run()).toMatchObject({ isComplete: true });
    org.pass(10);
    await org.run();
    expect(await org.keywords(1)).toEqual(['outcome']);
  });

  test('counts a result whose delivery does not exist, once, and only when it cannot be merely late', async () => {
    const org = await start();
    await org.run();
    org.pass(10);
    org.attribute(11, 99, RESULT);
    org.attribute(12, null, RESULT);
    expect(await org.run()).toMatchObject({ orphans: 0 });
    org.pass(6);
    expect(await org.run()).toMatchObject({ orphans: 2 });
    org.pass(6);
    expect(await org.run()).toMatchObject({ orphans: 0 });
    expect(await countOrphans(org.documents, NOW, NOW + 15 * MINUTE_MS)).toBe(2);
    expect(await countOrphans(org.documents, NOW + 15 * MINUTE_MS, NOW + 60 * MINUTE_MS)).toBe(0);
  });

  test('does not count a result as an orphan whose delivery becomes visible after it', async () => {
    const org = await start();
    await org.run();
    org.pass(10);
    org.attribute(11, 1, RESULT);
    await org.run();
    org.finish(1);
    org.pass(6);
    expect(await org.run()).toMatchObject({ orphans: 0 });
    expect(await org.keywords(1)).toEqual(['outcome']);
  });
});
