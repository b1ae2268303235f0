/** Faults of mail, sign-in and settings. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type GraphServer, startGraphServer } from '../support/graph/graph-server.ts';
import { principalOf } from '../support/principals.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { around, type Fault, given } from './fault.ts';
import { SECRETS, startMail, type World } from './world.ts';

export const MAIL_FAULTS: readonly Fault[] = [
  {
    ...{ name: 'a mail server that is not there', check: 'mail', state: 'failed', remedy: 'mail-unreachable' },
    seed: ({ env }) => bySmtp(env, 'smtp://127.0.0.1:9'),
  },
  {
    ...{ name: 'a password that the mail server refuses', check: 'mail', state: 'failed', remedy: 'mail-login' },
    seed: async ({ env }) => bySmtp(env, (await startMail()).replace(SECRETS.password, `${SECRETS.password}9`)),
  },
  {
    ...{ name: 'a mail server whose certificate nobody trusts', check: 'mail', state: 'failed', remedy: 'mail-tls' },
    seed: async ({ env }) => bySmtp(env, `${await startMail()}?tls=required`),
  },
  {
    ...{ name: 'a mail server without TLS', check: 'mail', state: 'failed', remedy: 'mail-refused' },
    seed: async ({ env }) => bySmtp(env, `${await startMail({ disabledCommands: ['STARTTLS'] })}?tls=required`),
  },
  {
    ...{ name: 'a mailbox that is denied', check: 'mail', state: 'failed', remedy: 'mailbox-denied' },
    seed: (world) => byGraph(world, ({ granted }) => granted.clear()),
  },
  {
    ...{ name: 'a mailbox that is not there', check: 'mail', state: 'failed', remedy: 'mailbox-unknown' },
    seed: (world) => byGraph(world, () => given({ GRAPH_MAILBOX: 'nobody@contoso.example' })(world)),
  },
  {
    ...{ name: 'an inbox that may not be read', check: 'mail', state: 'failed', remedy: 'mailbox-reading' },
    seed: (world) =>
      byGraph(world, ({ granted }) => {
        granted.delete('Mail.Read');
        world.env.GRAPH_BOUNCES = 'true';
      }),
  },
  {
    ...{ name: 'the right to send as everybody', check: 'mail', state: 'warning', remedy: 'mail-everybody' },
    seed: (world) =>
      byGraph(world, ({ tokens }) => {
        const token = [{ alg: 'none' }, { roles: ['Mail.Send'] }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
        world.env.GRAPH_TOKEN = `${token.join('.')}.c2ln`;
        tokens.add(world.env.GRAPH_TOKEN);
      }),
  },
  {
    ...{ name: 'an outbox that cannot be written', check: 'mail', state: 'failed', remedy: 'mail-folder' },
    seed: async ({ env }) => {
      const file = join(await temporaryFolder(), 'a-file');
      await writeFile(file, '');
      env.MAIL_OUTBOX_DIR = file;
    },
  },
  {
    ...{ name: 'a signed-in person without a role', check: 'roles', state: 'failed', remedy: 'role-missing' },
    seed: around({ principal: principalOf({ roles: [] }) }),
  },
  {
    ...{ name: 'sign-in that is off', check: 'sign-in', state: 'failed', remedy: 'sign-in-off' },
    seed: given({ WEBSITE_AUTH_ENABLED: 'False' }),
  },
  {
    ...{ name: 'links to a page without https', check: 'links', state: 'warning', remedy: 'links-address' },
    seed: given({ PUBLIC_URL: 'http://localhost:7071' }),
  },
  {
    ...{ name: 'old zone data', check: 'zone-data', state: 'warning', remedy: 'zone-data-old' },
    seed: around({ zoneData: { shipped: '2024a', node: '' } }),
  },
  {
    ...{ name: 'zone data that Node has newer', check: 'zone-data', state: 'warning', remedy: 'zone-data-old' },
    seed: around({ zoneData: { shipped: '2026f', node: '2026g' } }),
  },
  {
    ...{ name: 'two settings that are wrong', check: 'settings', state: 'failed', remedy: 'settings-wrong' },
    seed: given({ DIGEST_AT: 'noon', LINK_KEYS: SECRETS.linkSecret }),
  },
  {
    ...{ name: 'a setting that is mistyped', check: 'settings', state: 'warning', remedy: 'settings-notes' },
    seed: given({ BRAND_COLOR: '#000000' }),
  },
  {
    ...{ name: 'nobody who gets a digest', check: 'deliveries', state: 'warning', remedy: 'nobody-subscribed' },
    seed: given({ DIGEST_TO: '' }),
  },
];

function bySmtp(env: Record<string, string>, url: string): void {
  Object.assign(env, { MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: url });
}

/** All is well at first; then `change` takes something away. */
export async function byGraph({ env }: World, change: (server: GraphServer) => void): Promise<void> {
  const server = await startGraphServer({ mailbox: SECRETS.address });
  onTestFinished(server.stop);
  Object.assign(env, { MAIL_TRANSPORT: 'graph', GRAPH_URL: server.url, GRAPH_AUTH: 'token', GRAPH_TOKEN: 'graph-token' });
  change(server);
}
