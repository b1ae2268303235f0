/** A sender by Graph to a local server, for the tests of what is done about its answers. */
import { onTestFinished } from 'vitest';
import { createGraphSender } from '../../src/mail/transports/graph/graph-sender.ts';
import { ledgerOf } from '../../src/subscriptions/delivery/ledger.ts';
import { serverPause } from '../../src/subscriptions/sending/server-pause.ts';
import { startGraphServer } from '../support/graph/graph-server.ts';
import { freshHistory } from './mail-server.ts';

/** Sends as digest@contoso.example. Ended with the test. */
export async function startGraph({ settles = true, readsReports = false } = {}) {
  const server = await startGraphServer({ mailbox: 'digest@contoso.example' });
  const token = { getToken: async () => 'graph-token' };
  const sender = createGraphSender({ origin: server.url, token, settles, readsReports, answerTimeoutMs: 2_000 });
  onTestFinished(async () => {
    server.hangUp();
    await sender.close();
    await server.stop();
  });
  return { server, sender };
}

/** With a ledger and a pause of its own, a clock that the test moves, and waits that take no time and are noted. */
export async function startGraphSending(options: { readonly settles?: boolean } = {}) {
  const { server, sender } = await startGraph(options);
  const { documents } = await freshHistory();
  const waits: number[] = [];
  const time = { now: Date.UTC(2026, 10, 23, 7) };
  const clock = () => time.now;
  const wait = async (ms: number) => void waits.push(ms);
  const pause = serverPause(documents, { settings: [server.url], clock });
  const ports = { ledger: ledgerOf(documents), sender, pause, mailFrom: 'digest@contoso.example', clock, wait };
  return { server, ports, pause, waits, time };
}
