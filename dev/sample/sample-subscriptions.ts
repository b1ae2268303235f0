/** Three stakeholders for `npm start`: each in a zone, with a scope, a choice of content and a language of their own. */
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';
import { QUARTER_MS } from '../../src/time/lengths.ts';
import { wallMsAt } from '../../src/time/offsets.ts';
import { CONFIGURATIONS, QUEUES } from './catalogue.ts';

const MORNING = '07:00';

/** Each has been due on the local day that an instant (UTC epoch milliseconds) lies in: at seven where it is later than that, else at the last quarter hour. */
export function sampleSubscriptions(nowMs: number): readonly Subscription[] {
  return [
    {
      ...daily('Europe/Lisbon', nowMs),
      id: 'collections-lisbon',
      name: 'Collections and retention, Lisbon',
      recipients: [{ name: 'Inês Duarte', address: 'ines.duarte@contoso.example' }],
      scope: { queue: queuesNamed('Collections', 'Retention') },
      content: { preset: 'supervisor', sections: undefined, language: 'pt', attach: ['xlsx'] },
    },
    {
      ...daily('America/New_York', nowMs),
      id: 'renewals-new-york',
      name: 'Renewal campaign, New York',
      recipients: [
        { name: 'Grace Miller', address: 'grace.miller@contoso.example' },
        { name: 'Renewals team', address: 'renewals@contoso.example' },
      ],
      scope: { configuration: configurationsNamed('Renewal campaign', 'Satisfaction survey') },
      content: { preset: 'campaigns', sections: undefined, language: 'en', attach: [] },
    },
    {
      ...daily('Asia/Tokyo', nowMs),
      id: 'appointments-tokyo',
      name: 'Appointments, Tokyo',
      recipients: [{ name: '佐藤 花', address: 'hana.sato@contoso.example' }],
      scope: { queue: queuesNamed('Appointments') },
      content: { preset: 'compliance', sections: undefined, language: 'ja', attach: [] },
    },
  ];
}

function daily(zone: string, nowMs: number) {
  const lastQuarter = new Date(Math.floor(wallMsAt(nowMs, zone) / QUARTER_MS) * QUARTER_MS).toISOString().slice(11, 16);
  return {
    copies: 'each',
    schedule: { every: 'day', at: lastQuarter < MORNING ? lastQuarter : MORNING, zone },
    report: { span: 'day' },
    conditions: { whenEmpty: 'send' },
    paused: false,
  } as const;
}

function queuesNamed(...names: readonly string[]): readonly string[] {
  return QUEUES.filter(({ name }) => names.includes(name)).map(({ queueid }) => queueid);
}

function configurationsNamed(...names: readonly string[]): readonly string[] {
  return CONFIGURATIONS.filter(({ name }) => names.includes(name)).map(({ id }) => id);
}
