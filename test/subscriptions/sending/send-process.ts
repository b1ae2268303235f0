/** One run of sending as a process of its own that can be killed: node send-process.ts SMTP-URL STORAGE PREFIX NOW RECIPIENTS */
import { openHistory } from '../../../src/history/history.ts';
import { createSmtpSender } from '../../../src/mail/transports/smtp.ts';
import { ledgerOf } from '../../../src/subscriptions/delivery/ledger.ts';
import { sendToAll } from '../../../src/subscriptions/sending/send-to-all.ts';
import { serverPause } from '../../../src/subscriptions/sending/server-pause.ts';
import { CONTENT, DIGEST } from '../a-digest.ts';

const [url = '', connectionString = '', prefix = '', now = '', recipients = ''] = process.argv.slice(2);
const { documents } = await openHistory({ connection: { connectionString }, prefix });
const clock = () => Number(now);
const ports = {
  ledger: ledgerOf(documents),
  sender: createSmtpSender(url),
  pause: serverPause(documents, { settings: [url], clock }),
  mailFrom: 'digest@contoso.example',
  recipients: recipients.split(','),
  clock,
};
await sendToAll(ports, DIGEST, CONTENT);
