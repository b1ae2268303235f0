#!/usr/bin/env bash
# nodemailer sends an address outside ASCII to a server that does not offer SMTPUTF8.
# One would expect: an error that names the extension, before anything is said (RFC 6531 3.2: without it in the answer to EHLO, a client MUST NOT send such an
# address; it has to take the message for undeliverable). What happens: MAIL FROM without the SMTPUTF8 parameter, RCPT TO with raw bytes of UTF-8, and the message
# with raw UTF-8 in its To header. What comes of it is the server's choice: smtp-server takes it, so that sendMail() resolves and names the address as accepted.
# Whom it hurts: whoever mails internationalised addresses; a relay that does not know the extension refuses it without a reason that helps, or passes on a mail
# that the next server cannot handle, and the sender believes that it was delivered.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.0 smtp-server@3.21.6 >/dev/null
cat >run.cjs <<'JS'
const nodemailer = require('nodemailer');
const { SMTPServer } = require('smtp-server');
console.log('nodemailer', require('./node_modules/nodemailer/package.json').version);
let headers = '';
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  hideSMTPUTF8: true,
  onData(stream, _session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
      headers = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')[0];
      done();
    });
  },
});
server.listen(0, '127.0.0.1', async () => {
  const said = [];
  const { port } = server.server.address();
  const logger = Object.fromEntries(['level', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((name) => [name, () => {}]));
  logger.debug = (entry, text, ...rest) => entry.tnx === 'client' && said.push([text, ...rest].join(' '));
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true, logger, debug: true });
  const mail = { from: 'digest@example.com', to: 'jos\u00e9@example.com', subject: 'Hello', text: 'Hello' };
  const outcome = await transport.sendMail(mail).then(
    ({ accepted }) => `sent, accepted: ${accepted}`,
    ({ code, message }) => `refused: ${code} ${message}`,
  );
  transport.close();
  server.close();
  const envelope = said.filter((line) => /^(MAIL|RCPT)/.test(line)).join(' / ');
  const to = headers.split('\r\n').find((line) => line.startsWith('To:'));
  console.log('expected: refused, with SMTPUTF8 named');
  console.log('seen:', outcome);
  console.log('said:', envelope || 'nothing');
  console.log('header:', to ?? 'none');
  const isKnown = outcome === 'sent, accepted: jos\u00e9@example.com' && /RCPT TO:<jos\u00e9@/.test(envelope) && !/SMTPUTF8/.test(envelope);
  if (!isKnown) console.log('the answer changed');
  process.exit(isKnown ? 0 : 1);
});
JS
node run.cjs
