import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutboxSender } from '../../../src/mail/transports/outbox.ts';
import { refusalOf, sampleMessage } from '../mail-sender.contract.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('send() writes one .eml and one .html of the same name, which begins with the date and tells no address', async () => {
  await createOutboxSender(folder).send(sampleMessage());
  const names = await readdir(folder);
  expect(names).toHaveLength(2);
  const [eml = '', html = ''] = names.sort();
  expect(eml).toMatch(/^2026-11-23-[0-9a-f]{16}\.eml$/);
  expect(html).toBe(eml.replace('.eml', '.html'));
  expect(await readFile(join(folder, html), 'utf8')).toBe(sampleMessage().html);
});

test('send() refuses another message under an id that the outbox holds, and keeps the first', async () => {
  const sender = createOutboxSender(folder);
  await sender.send(sampleMessage());
  const error = await refusalOf(sender.send({ ...sampleMessage(), html: '<p>other</p>' }));
  expect(error).toMatchObject({ code: 'mail.rejected', retryable: false });
  const [, html = ''] = (await readdir(folder)).sort();
  expect(await readFile(join(folder, html), 'utf8')).toBe(sampleMessage().html);
});

test('send() tells that the folder cannot be written to', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const error = await refusalOf(createOutboxSender(join(file, 'outbox')).send(sampleMessage()));
  expect(error).toMatchObject({ code: 'mail.unreachable', retryable: false, message: 'Cannot write to the outbox folder: ENOTDIR' });
});
