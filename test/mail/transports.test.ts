/** The contract of senders, over every transport as its settings make it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsReader } from '../../src/environment/reader.ts';
import { SettingsError } from '../../src/errors.ts';
import { createMailSender, readTransport, TRANSPORT_NAMES, type TransportName } from '../../src/mail/transports.ts';
import { startGraphServer } from '../support/graph/graph-server.ts';
import { describeMailSender, type SenderUnderTest } from './mail-sender.contract.ts';
import { startServer } from './transports/smtp-server.ts';

/** Where the messages of a transport end up, and the settings that lead there. */
interface Place extends Omit<SenderUnderTest, 'sender'> {
  readonly env: Readonly<Record<string, string>>;
}

const PLACES: Readonly<Record<TransportName, () => Promise<Place>>> = {
  async graph() {
    const { url, accepted, stop } = await startGraphServer();
    const env = { GRAPH_URL: url, GRAPH_AUTH: 'token', GRAPH_TOKEN: 'graph-token', GRAPH_SETTLE: 'true' };
    return { env, arrived: async () => accepted.map(({ bytes }) => bytes), stop };
  },
  async smtp() {
    const { port, arrived, stop } = await startServer();
    return { env: { MAIL_SMTP_URL: `smtp://127.0.0.1:${port}` }, arrived: async () => arrived, stop };
  },
  async outbox() {
    const folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    const outbox = join(folder, 'new', 'outbox');
    return {
      env: { MAIL_OUTBOX_DIR: outbox },
      async arrived() {
        const files = await readdir(outbox).catch(() => []);
        return Promise.all(files.filter((name) => name.endsWith('.eml')).map((name) => readFile(join(outbox, name))));
      },
      stop: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

test('every transport has a place here, so that the contract runs over it', () => {
  expect(Object.keys(PLACES).sort()).toEqual([...TRANSPORT_NAMES].sort());
});

for (const [name, start] of Object.entries(PLACES) as [TransportName, () => Promise<Place>][]) {
  describeMailSender(`MAIL_TRANSPORT=${name}`, async () => {
    const { env, arrived, stop } = await start();
    const reader = settingsReader(env);
    return { sender: createMailSender(reader.checked(readTransport(name, reader))), arrived, stop };
  });
}

test.each(TRANSPORT_NAMES)('%s asks for its settings by names that begin with MAIL_, GRAPH_ or ENTRA_', (name) => {
  // Where it is asked to prove who it is by what nobody gave.
  const reader = settingsReader({ GRAPH_AUTH: 'client-secret' });
  const problems = problemsOf(() => reader.checked(readTransport(name, reader)));
  expect(problems).not.toEqual([]);
  for (const problem of problems) expect(problem).toMatch(/^(?:MAIL|GRAPH|ENTRA)_[A-Z_]+ is required: /);
});

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}
