/** A local Graph server that answers to each message as the moment asks for, and keeps whose messages it took. */
import { createGraphSender } from '../../../src/mail/transports/graph/graph-sender.ts';
import type { GraphFault, GraphRefusal } from '../../support/graph/graph-faults.ts';
import { startGraphServer } from '../../support/graph/graph-server.ts';
import { recipientsOf } from '../../support/graph/graph-shapes.ts';
import type { FatedPlace } from './mail-fates.ts';

/** Waits are those that Graph is known to ask for. */
const SOON = { 'retry-after': '30' };
const HOUR = { 'retry-after': '3600' };
const refusal = (status: number, code = '', headers: GraphRefusal['headers'] = {}): GraphFault => ({
  answer: { status, ...(code !== '' && { code }), headers },
});
const accepting = (answer: GraphFault['answer']): GraphFault => ({ accepts: true, answer });

const FAULTS = {
  'taken by Graph': accepting({ status: 202 }),
  'answers 202 with Retry-After': accepting({ status: 202, headers: SOON }),
  'answers 400': refusal(400, 'ErrorInvalidRecipients'),
  'answers 401': refusal(401, 'InvalidAuthenticationToken'),
  'answers 403': refusal(403, 'ErrorAccessDenied'),
  'answers 404': refusal(404, 'ErrorInvalidUser'),
  'answers 413': refusal(413),
  'answers 429': refusal(429, 'ApplicationThrottled', HOUR),
  'answers 503': refusal(503, 'ServiceUnavailable'),
  'answers 503 with Retry-After': refusal(503, 'ServiceUnavailable', SOON),
  'answers 500': refusal(500, 'InternalServerError'),
  'answers 502': refusal(502),
  'answers 504': refusal(504),
  'answers 504, but taken': accepting({ status: 504 }),
  'no answer': { answer: 'silence' },
  'no answer, but taken': accepting('silence'),
  reset: { answer: 'cut early' },
  cut: { answer: 'cut' },
  'cut, but taken': accepting('cut'),
} as const satisfies Readonly<Record<string, GraphFault>>;

export type GraphFate = keyof typeof FAULTS;
export const GRAPH_FATES = Object.keys(FAULTS) as GraphFate[];

/** Of its Sent Items it shows a message at the so-and-so-manyth look: copies lag. */
const LOOKS_IN_VAIN = 2;

/** @param settles whether Sent Items may be looked into */
export async function graphPlace(settles: boolean): Promise<FatedPlace> {
  const server = await startGraphServer({ mailbox: 'digest@contoso.example' });
  server.lag(LOOKS_IN_VAIN);
  const sender = createGraphSender({
    ...{ origin: server.url, settles, readyTimeoutMs: 10_000, answerTimeoutMs: 1_000 },
    token: { getToken: async () => 'graph-token' },
  });
  return {
    sender,
    settles,
    accepted: () =>
      server.accepted.map(({ message }) => ({
        messageId: `<${message.internetMessageHeaders?.find(({ name }) => name === 'x-proactive-digest-id')?.value}@contoso.example>`,
        to: recipientsOf(message)[0] ?? 'nobody',
      })),
    plan(fates) {
      server.failAlways(undefined);
      server.failNext(...fates.filter(isGraphFate).map((fate) => FAULTS[fate]));
    },
    async stop() {
      server.hangUp();
      await sender.close();
      await server.stop();
    },
  };
}

function isGraphFate(fate: string | number): fate is GraphFate {
  return fate in FAULTS;
}
