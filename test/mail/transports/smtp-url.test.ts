import { expect, test } from 'vitest';
import { parseSmtpUrl } from '../../../src/mail/transports/smtp-url.ts';

test.each([
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, tls: 'required', login: null }],
  ['smtps://mail.example.com', { host: 'mail.example.com', port: 465, tls: 'implicit', login: null }],
  [
    'smtp://u:p%40@mail.example.com:25?tls=optional',
    { host: 'mail.example.com', port: 25, tls: 'optional', login: { user: 'u', password: 'p@' } },
  ],
  ['smtp://localhost:2525', { host: 'localhost', port: 2525, tls: 'off', login: null }],
  ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'off', login: null }],
  ['smtp://127.0.0.1:1?tls=required', { host: '127.0.0.1', port: 1, tls: 'required', login: null }],
] as const)('parseSmtpUrl() reads %s', (url, target) => {
  expect(parseSmtpUrl(url)).toEqual(target);
});

test.each([
  ['secret', 'it is no URL'],
  ['https://u:secret@mail.example.com', 'does not begin with smtp'],
  ['smtp://u:secret@', 'it is no URL'],
  ['smtp://mail.example.com/secret', 'it has a path'],
  ['smtp://secret@mail.example.com', 'a user without a password'],
  ['smtp://u:%zzsecret@mail.example.com', 'not percent-encoded'],
  ['smtp://mail.example.com?secret=1', 'the only option it may have is tls'],
  ['smtp://mail.example.com?tls=secret', 'not required, optional or off'],
  ['smtps://mail.example.com?tls=off', 'takes no tls option'],
  ['smtp://mail%0d%0asecret', 'neither a name nor an IP address'],
])('parseSmtpUrl() refuses %s, names the rule and repeats nothing', (url, rule) => {
  expect(() => parseSmtpUrl(url)).toThrow(expect.objectContaining({ code: 'mail.invalid', message: expect.stringContaining(rule) }));
  expect(() => parseSmtpUrl(url)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
});
