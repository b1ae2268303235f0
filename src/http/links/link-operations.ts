/** The routes of links as an API's description tells of them. */
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { linkBody, linkMade, linksRevoked, revocationBody } from './links-schema.ts';

const DAYS = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' };
const MADE = {
  link: 'https://digest.contoso.example/open?link=eyJhbGciOiJIUzI1NiJ9',
  expiresAt: '2026-12-23T07:00:00.000Z',
  subscription: 'default',
  scope: { queue: '3f0c7a52-9d1e-4c6b-8a37-51d2e4b6c801' },
  period: DAYS,
};

export const linkOperation: Operation = {
  tag: 'Links',
  summary: 'Makes a link that opens the reports of some days',
  description: 'Whoever holds it sees those days, narrowed to the scope, until it expires or the links of its subscription are revoked.',
  body: { schema: linkBody, example: () => ({ period: { from: '2026-11-22' }, scope: { queue: 'Collections' }, days: 30 }) },
  answers: [
    {
      status: 201,
      description: 'The link; nothing else repeats it',
      content: { 'application/json': { schema: linkMade, example: () => MADE } },
    },
  ],
  problems: [
    'input.date',
    'input.query',
    'input.zone',
    'input.body',
    'scope.unknown',
    'link.no-subscription',
    'access.off',
    'input.too-large',
    'input.media-type',
    ...APP_PROBLEMS,
  ],
};

export const linkRevokeOperation: Operation = {
  tag: 'Links',
  summary: 'Voids all links of a subscription that were made so far',
  body: { schema: revocationBody, example: () => ({ subscription: 'default' }) },
  answers: [
    {
      status: 200,
      description: 'They open nothing any more',
      content: { 'application/json': { schema: linksRevoked, example: () => ({ subscription: 'default', revoked: true }) } },
    },
  ],
  problems: ['input.body', 'link.no-subscription', 'input.too-large', 'input.media-type', ...APP_PROBLEMS],
};
