/** The list of digests as they were sent: which of them it holds. */
import { expect, test } from 'vitest';
import { KEY_READER } from '../../../src/access/reader.ts';
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { digestsPageAnswer } from '../../../src/http/digests/digest-page-answer.ts';
import { listSent } from '../../../src/subscriptions/sent/list-sent.ts';

const kept = (subscription: string, zone: string) => ({
  digest: { subscription, period: { from: '2026-11-20', to: '2026-11-20', zone }, kind: 'scheduled' as const },
  ...{ subject: subscription, renderedMs: 0, scope: '', shows: {} },
});
const ports = {
  archive: {
    async *list() {
      yield kept('default', 'UTC');
      yield kept('tokyo', 'Asia/Tokyo');
    },
  },
  deliveries: { read: async () => undefined },
  subscriptions: { list: async () => ({ subscriptions: [], unreadable: [] }) },
};

test('digests of every zone are listed, not those of the report zone alone', async () => {
  const { body } = await digestsPageAnswer(
    {
      settings: { branding: { brand: DEFAULT_BRAND }, content: { language: 'en' }, reportZone: 'UTC' },
      digests: {
        list: (span) => listSent(ports, span),
        read: async () => {
          throw new Error('no digest is opened');
        },
      },
      access: { record: (work) => work(() => undefined) },
      now: () => Date.parse('2026-11-21T12:00:00Z'),
    },
    { url: 'https://digest.contoso.example/digests', headers: new Headers(), params: {} },
    async () => KEY_READER,
  );
  expect(String(body)).toContain('/digests/default/2026-11-20');
  expect(String(body)).toContain('/digests/tokyo/2026-11-20');
  // The times beside each other are of different clocks.
  expect(String(body)).toMatch(/09:00 \(\W*Asia\/Tokyo/);
});
