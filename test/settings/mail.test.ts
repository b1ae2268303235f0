/** The settings that hold mail addresses: DIGEST_TO, MAIL_FROM, MAIL_REPLY_TO. */
import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../src/errors.ts';
import { readSettings } from '../../src/settings/settings.ts';

const GOOD: Readonly<Record<string, string>> = {
  DATAVERSE_URL: 'http://127.0.0.1:5055',
  DATAVERSE_AUTH: 'token',
  DATAVERSE_TOKEN: 't',
  STORAGE_CONNECTION: 'UseDevelopmentStorage=true',
  MAIL_TRANSPORT: 'outbox',
  MAIL_OUTBOX_DIR: 'out',
  MAIL_FROM: 'digest@contoso.example',
};

describe('readSettings()', () => {
  test('reads recipients as people paste them, and takes their addresses, each once', () => {
    const { digestTo } = readSettings({
      ...GOOD,
      DIGEST_TO: '"Doe, Jane" <jane@x.example>; Bob <bob@x.example>;\n  carla@bücher.example, JANE@x.example',
    });
    expect(digestTo).toEqual(['jane@x.example', 'bob@x.example', 'carla@xn--bcher-kva.example']);
  });

  test('takes a sender with a name, and another address for answers', () => {
    const { mail } = readSettings({ ...GOOD, MAIL_FROM: '"Contoso, outreach" <digest@x.example>', MAIL_REPLY_TO: 'Team <team@x.example>' });
    expect(mail).toMatchObject({ from: '"Contoso, outreach" <digest@x.example>', replyTo: 'Team <team@x.example>' });
  });

  test.each([
    ['MAIL_FROM', 'a@x.example, b@x.example', 'must be one mail address, with or without a name: it is not exactly one address'],
    ['MAIL_FROM', 'a@x.example\r\nBcc: b@x.example', 'must be one mail address, with or without a name: it holds a line break'],
    ['MAIL_FROM', '"Digest\r\nBcc: b@x.example" <a@x.example>', 'must be one mail address, with or without a name: it holds a line break'],
    ['MAIL_REPLY_TO', 'a@x.example, b@x.example', 'must be one mail address, with or without a name: it is not exactly one address'],
    ['DIGEST_TO', 'a@x.example b@x.example', 'must be mail addresses, separated by commas, semicolons or line breaks'],
    ['DIGEST_TO', 'a@x.example; b@x.example, c', 'part 3 of 3: it has no @'],
    ['DIGEST_TO', 'a@x.example, "b" <b\u202e@x.example>', 'part 2 of 2: it holds a line break or another invisible character'],
    ['DIGEST_TO', 'a@x..example', 'part 1 of 1: what stands after its @ is no domain'],
  ])('refuses %s=%j: it %s, and repeats nothing of it', (name, value, rule) => {
    const read = () => readSettings({ ...GOOD, [name]: value });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(`\n  - ${name} ${rule.startsWith('must') ? '' : 'must be mail addresses'}`);
    expect(read).toThrow(rule);
    expect(read).toThrow(expect.objectContaining({ message: expect.not.stringMatching(/x\.\.?example/) }));
  });
});
