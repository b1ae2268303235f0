#!/usr/bin/env bash
# nodemailer reports a connection that ends after a whole message was handed over as one that ends before the message began.
# One would expect: errors that differ, for what to do differs: before the message nothing was handed over and sending again is right, after its final dot the
# server may have taken it (RFC 5321 4.2.5, 6.1) and sending again mails it twice. What happens: code ECONNECTION, command CONN, the text "Connection closed
# unexpectedly" and no response in each case, whether the server hangs up at RCPT TO or after it has kept the message.
# Whom it hurts: whoever sends again after ECONNECTION, which reads like "never connected": recipients get the mail twice.
# What helps: hand nodemailer a stream; it is read only after the server's "go ahead", so the first read tells that the message begins.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nodemailer@10.6.0 >/dev/null
cat >run.cjs <<'JS'
const net = require('node:net');
const nodemailer = require('nodemailer');
console.log('nodemailer', require('./node_modules/nodemailer/package.json').version);
// A server without extensions that hangs up at one step; it has kept the message where it came to its end.
const hangUpAt = (step) => new Promise((resolve) => {
  let kept = false;
  const server = net.createServer((socket) => {
    let isMessage = false;
    socket.on('error', () => {});
    socket.write('220 ready\r\n');
    socket.on('data', (chunk) => {
      const text = String(chunk);
      if (isMessage) {
        if (!text.endsWith('\r\n.\r\n')) return;
        kept = true;
        return socket.end();
      }
      if (text.startsWith(step)) return socket.end();
      isMessage = text.startsWith('DATA');
      socket.write(isMessage ? '354 go ahead\r\n' : '250 ok\r\n');
    });
  }).listen(0, '127.0.0.1', async () => {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: server.address().port, ignoreTLS: true });
    const mail = { from: 'a@example.com', to: 'b@example.com', subject: 'Hello', text: 'Hello' };
    const told = await transport.sendMail(mail).then(
      () => 'sent',
      ({ code, command, message, response, responseCode }) => JSON.stringify({ code, command, message, response, responseCode }),
    );
    server.close();
    resolve({ kept, told });
  });
});
(async () => {
  const before = await hangUpAt('RCPT');
  const after = await hangUpAt('the end');
  console.log(`hang-up at RCPT TO, message kept: ${before.kept}, told: ${before.told}`);
  console.log(`hang-up after the final dot, message kept: ${after.kept}, told: ${after.told}`);
  console.log('expected: two different errors; seen:', before.told === after.told ? 'the same' : 'different ones');
  const isKnown = !before.kept && after.kept && before.told === after.told;
  if (!isKnown) console.log('the answer changed');
  process.exit(isKnown ? 0 : 1);
})();
JS
node run.cjs
