/** A subscription for tests: everything daily at seven in Lisbon, to one person. */
import type { Subscription } from '../../../src/subscriptions/subscription/subscription.ts';

export function aSubscription(change: Partial<Subscription> = {}): Subscription {
  return {
    id: 'team',
    name: 'Team',
    recipients: [{ name: 'Ana', address: 'ana@contoso.example' }],
    copies: 'each',
    scope: {},
    schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' },
    report: { span: 'day' },
    content: { preset: 'brief', sections: undefined, language: 'en', attach: [] },
    conditions: { whenEmpty: 'send' },
    paused: false,
    ...change,
  };
}
