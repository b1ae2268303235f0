/** Preview, test and send of a subscription as an API's description tells of them. */
import type { Operation } from '../operation.ts';
import { APP_PROBLEMS } from '../problem-codes.ts';
import { noBody, previewSchema, sentSchema, testBody } from './order-schema.ts';
import { subscriptionPath } from './subscription-request-schema.ts';

const DAYS = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' };
const PREVIEW = {
  subscription: 'collections',
  ...DAYS,
  subject: 'Sun 22 Nov: all normal · 646 deliveries, 20% reached',
  html: '<!doctype html>…',
  text: 'Contoso outreach · Sunday, 22 November 2026 …',
  recipients: ['a…@contoso.example'],
  provisional: false,
  wouldBe: 'sent',
  because: [],
};
const RECIPIENT = { recipient: 'a…@contoso.example', recipientId: '5f2b9c0d1e3a4b6c' };
const sent = (kind: string, state: string, reason: string) => ({
  subscription: 'collections',
  ...DAYS,
  kind,
  state: state === 'retry' ? 'sending' : state,
  reason,
  recipients: [{ ...RECIPIENT, state, reason: reason || '250 OK' }],
  error: null,
});
const PROBLEMS = [
  'input.query',
  'input.body',
  'subscription.unknown',
  'input.too-large',
  'input.media-type',
  ...APP_PROBLEMS,
] as const satisfies Operation['problems'];
const answersOf = (kind: string): Operation['answers'] => [
  {
    status: 200,
    description: 'What came of it for each recipient',
    content: { 'application/json': { schema: sentSchema, example: () => sent(kind, 'sent', '') } },
  },
  {
    status: 202,
    description: 'A part of it is still to be tried; the timer goes on',
    content: { 'application/json': { schema: sentSchema, example: () => sent(kind, 'retry', 'the mail server is busy') } },
  },
];

export const previewOperation: Operation = {
  tag: 'Subscriptions',
  summary: 'The mail of a subscription as it would be now',
  description: 'About the days of its newest due time, made by the timer’s own way. Nothing is sent or kept.',
  path: subscriptionPath,
  body: { schema: noBody, example: () => ({}) },
  answers: [{ status: 200, description: 'The mail', content: { 'application/json': { schema: previewSchema, example: () => PREVIEW } } }],
  problems: PROBLEMS,
};

export const testOperation: Operation = {
  tag: 'Subscriptions',
  summary: 'Sends it to one address, for a try',
  description: 'Nothing that is due, sent or missed changes by it.',
  path: subscriptionPath,
  body: { schema: testBody, example: () => ({ to: 'Ana Silva <ana@contoso.example>' }) },
  answers: answersOf('test 1'),
  problems: PROBLEMS,
};

export const sendOperation: Operation = {
  tag: 'Subscriptions',
  summary: 'Sends it to its recipients now',
  description: 'About the days of its newest due time: the scheduled digest, or where that was sent once more, with the numbers of now.',
  path: subscriptionPath,
  body: { schema: noBody, example: () => ({}) },
  answers: answersOf('scheduled'),
  problems: PROBLEMS,
};
