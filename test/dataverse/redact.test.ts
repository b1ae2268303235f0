import { expect, test } from 'vitest';
import { redact } from '../../src/dataverse/redact.ts';

const TOKEN = 'eyJ0eXAi.payload-of-the-token.signature_1234';

test('redact() takes GUIDs, mail addresses and numbers out', () => {
  const text =
    'Principal user (Id=2f3c9b1e-0000-4000-8000-0123456789ab, type=8) ann.lee@contoso.com, +351 (21) 123-45-67 and ٠١٢٣ is missing prvReadqueue';
  expect(redact(text, TOKEN)).toBe('Principal user (Id=(id), type=#) (address), # and # is missing prvReadqueue');
});

test('redact() takes the token out whole, in part, and inside other text', () => {
  const said = [`Bearer ${TOKEN}`, TOKEN.slice(9, 30), `authorization:${TOKEN};`, 'eyJhbGciOi.another.token'].map((text) =>
    redact(`got ${text}`, TOKEN),
  );
  for (const text of said) expect(text).not.toMatch(/payload|signature|eyJ/);
});

test('redact() gives one line of at most 200 characters', () => {
  const text = redact(`a\r\nb\u0000\u202ec ${'word '.repeat(5000)}`, TOKEN);
  expect(text).toHaveLength(200);
  expect(text).toMatch(/^a b c word/);
});

test('redact() keeps the names of tables and columns', () => {
  const text = "Could not find a property named 'msdyn_seq_no' on type 'Microsoft.Dynamics.CRM.msdyn_proactive_delivery'.";
  expect(redact(text, TOKEN)).toBe(text);
});
