import { expect, test } from 'vitest';
import { senderOf, unusedSettings, withDefaults } from '../../dev/start-settings.ts';

const OUTBOX = { MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: 'out/outbox' };

test('withDefaults() fills in mail settings without replacing one that is given', () => {
  expect(withDefaults({}, OUTBOX)).toEqual({
    ...OUTBOX,
    MAIL_FROM: 'digest@proactive-digest.example',
    DIGEST_TO: 'you@proactive-digest.example',
  });
  const given = { MAIL_FROM: 'a@contoso.example', DIGEST_TO: 'b@contoso.example, c@contoso.example', MAIL_OUTBOX_DIR: 'elsewhere' };
  expect(withDefaults(given, OUTBOX)).toEqual({ ...given, MAIL_TRANSPORT: 'outbox' });
  expect(withDefaults({ MAIL_TRANSPORT: 'smtp' }, OUTBOX)).toEqual({ MAIL_TRANSPORT: 'smtp' });
});

test('senderOf() takes an empty setting for one that is not given', () => {
  expect(senderOf({ MAIL_FROM: '', DIGEST_TO: 'b@contoso.example' })).toEqual({
    MAIL_FROM: 'digest@proactive-digest.example',
    DIGEST_TO: 'b@contoso.example',
  });
});

test('unusedSettings() names what is given and does not count, and no value', () => {
  const given = { MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: 'smtp://u:hunter2@mail.example', PUBLIC_URL: '', DIGEST_TO: 'b@contoso.example' };
  const used = {
    MAIL_TRANSPORT: 'smtp',
    MAIL_SMTP_URL: 'smtp://127.0.0.1:1',
    PUBLIC_URL: 'http://127.0.0.1:2',
    DIGEST_TO: 'b@contoso.example',
  };
  expect(unusedSettings(given, used)).toEqual(['MAIL_SMTP_URL']);
  expect(unusedSettings({ MAIL_SMTP_URL: 'smtp://mail.example' }, OUTBOX)).toEqual(['MAIL_SMTP_URL']);
  expect(unusedSettings({}, used)).toEqual([]);
});
