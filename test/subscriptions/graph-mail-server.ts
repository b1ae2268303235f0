/** Graph as a mail server whose answers the test chooses, beside mail-server.ts. */
import { onTestFinished } from 'vitest';
import { createGraphSender } from '../../src/mail/transports/graph/graph-sender.ts';
import type { GraphFault } from '../support/graph/graph-faults.ts';
import { startGraphServer } from '../support/graph/graph-server.ts';
import type { Answer, MailServer } from './mail-server.ts';

/** It takes what any recipient is sent. What it answers to a message is what Graph has for that SMTP status: 4xx = later, 5xx = refused. Ended with the test. */
export async function startGraphMailServer({ settles }: { readonly settles: boolean }) {
  const graph = await startGraphServer({ mailbox: 'digest@contoso.example' });
  graph.lag(1);
  const sender = createGraphSender({ origin: graph.url, token: { getToken: async () => 'graph-token' }, settles });
  onTestFinished(async () => {
    graph.hangUp();
    await sender.close();
    await graph.stop();
  });
  let answer: Answer = [250, 'taken'];
  let received = 0;
  graph.watch((step) => {
    if (step === 'end') received++;
  });
  const server: MailServer = {
    url: graph.url,
    get accepted() {
      return graph.accepted.map(({ message }) => {
        const marker = message.internetMessageHeaders?.find(({ name }) => name === 'x-proactive-digest-id')?.value;
        return `Message-ID: <${marker}@contoso.example>`;
      });
    },
    get received() {
      return received;
    },
    get answer() {
      return answer;
    },
    set answer(next) {
      answer = next;
      graph.failAlways(faultOf(next));
    },
    hangUp: graph.hangUp,
  };
  return { server, sender };
}

function faultOf(answer: Answer): GraphFault | undefined {
  if (typeof answer === 'string') return { accepts: answer === 'taken in silence', answer: 'silence' };
  if (answer[0] < 300) return undefined;
  const later = { status: 429, code: 'ApplicationThrottled', headers: { 'retry-after': '30' } };
  return { answer: answer[0] < 500 ? later : { status: 400, code: 'ErrorInvalidRecipients' } };
}
