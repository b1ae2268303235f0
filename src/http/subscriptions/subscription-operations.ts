/** The routes of subscriptions as an API's description tells of them. */
import type { WrittenSubscription } from '../../subscriptions/subscription/subscription-schema.ts';
import { subscriptionSchema } from '../../subscriptions/subscription/subscription-schema.ts';
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { editedSchema, oneSubscriptionSchema, subscriptionsSchema } from './subscription-answer-schema.ts';
import { removeHeaders, subscriptionPath, writeHeaders, writeQuery } from './subscription-request-schema.ts';

const WRITTEN: WrittenSubscription = {
  name: 'Collections, daily',
  recipients: ['Ana Silva <ana@contoso.example>', 'collections-leads@contoso.example'],
  scope: { queue: 'Collections' },
  schedule: { every: 'weekday', at: '07:00', zone: 'Europe/Lisbon' },
};
const VIEW = {
  id: 'collections',
  etag: '"Zm9yIGV4YW1wbGUgb25seQ"',
  state: 'active',
  pausedBecause: null,
  isOfSettings: false,
  subscription: {
    id: 'collections',
    ...WRITTEN,
    copies: 'each',
    scope: { queue: '3f0c7a52-9d1e-4c6b-8a37-51d2e4b6c801' },
    report: { span: 'day' },
    language: 'en',
    preset: 'brief',
    attach: [],
    conditions: { whenEmpty: 'send' },
    paused: false,
  },
  nextSends: [
    {
      at: '2026-11-23T07:00:00.000Z',
      local: '2026-11-23T07:00',
      zone: 'Europe/Lisbon',
      clockChange: null,
      from: '2026-11-22',
      to: '2026-11-22',
    },
  ],
};
const ETAG = { ETag: 'Names this version; to be sent back as If-Match' };
const edited = (change: string) => ({ schema: editedSchema, example: () => ({ ...VIEW, change, isDryRun: false }) });

export const subscriptionsOperation: Operation = {
  tag: 'Subscriptions',
  summary: 'All subscriptions, each with its state and its next digest',
  answers: [
    {
      status: 200,
      description: 'All of them; they hold addresses',
      content: { 'application/json': { schema: subscriptionsSchema, example: () => ({ subscriptions: [VIEW], unreadable: [] }) } },
    },
  ],
  problems: ['input.query', ...APP_PROBLEMS],
};

export const subscriptionOperation: Operation = {
  tag: 'Subscriptions',
  summary: 'One subscription, with its next five digests, and who has left it',
  path: subscriptionPath,
  answers: [
    {
      status: 200,
      description: 'The subscription',
      content: {
        'application/json': {
          schema: oneSubscriptionSchema,
          example: () => ({ ...VIEW, away: [{ recipient: 'r…@contoso.example', until: null }] }),
        },
      },
      headers: ETAG,
    },
  ],
  problems: ['input.query', 'subscription.unknown', ...APP_PROBLEMS],
};

export const writeOperation: Operation = {
  tag: 'Subscriptions',
  summary: 'Makes a subscription, or puts another in the place of one',
  description:
    'The body is the whole subscription: what is left out gets its default. Names in its scope are looked up, and stored as ids. To replace one, send the ETag that GET gave as If-Match.',
  path: subscriptionPath,
  query: writeQuery,
  headers: writeHeaders,
  body: { schema: subscriptionSchema, example: () => WRITTEN },
  answers: [
    {
      status: 200,
      description: 'It was changed, or is as it was; with dryRun what it would be',
      content: { 'application/json': edited('changed') },
      headers: ETAG,
    },
    { status: 201, description: 'There was none of that id', content: { 'application/json': edited('created') }, headers: ETAG },
  ],
  problems: [
    'input.query',
    'input.body',
    'scope.unknown',
    'subscription.conflict',
    'input.too-large',
    'input.media-type',
    'subscription.no-version',
    ...APP_PROBLEMS,
  ],
};

export const removeOperation: Operation = {
  tag: 'Subscriptions',
  summary: 'Removes a subscription',
  description: 'Where "default" was edited, the one of the settings is back.',
  path: subscriptionPath,
  headers: removeHeaders,
  answers: [{ status: 204, description: 'It is gone' }],
  problems: [
    'input.query',
    'subscription.unknown',
    'subscription.of-settings',
    'subscription.conflict',
    'subscription.no-version',
    ...APP_PROBLEMS,
  ],
};
