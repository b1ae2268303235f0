/** Add a mail transport: one that prints to a log file. */
import type { Recipe } from './recipe.ts';

const SENDER = `/** Mails as one line each in a file. */
import { appendFile } from 'node:fs/promises';
import { asText } from '../../environment/parsers.ts';
import { closedError, composeMime, type MailSender, throwIfAborted } from '../sender.ts';
import type { MailTransport } from '../transport.ts';

/** Settings of this transport. */
export interface LinesSettings {
  readonly file: string;
}

/** MAIL_TRANSPORT=lines: a line of base64 a mail in MAIL_LINES_FILE. */
export const linesTransport: MailTransport<LinesSettings> = {
  readSettings: (reader) => ({ file: reader.required('MAIL_LINES_FILE', asText, 'the file for the messages') ?? '' }),
  create: ({ file }) => createLinesSender(file),
  tryOut: async () => ({ facts: ['Mails are lines of a file.'] }),
};

function createLinesSender(file: string): MailSender {
  let isClosed = false;
  return {
    isIdempotent: false,
    compose: composeMime,
    async send(message, { signal, onPhase } = {}) {
      if (isClosed) throw closedError();
      const { bytes } = await composeMime(message);
      throwIfAborted(signal);
      await onPhase?.('handing over');
      await appendFile(file, \`\${bytes.toString('base64')}\\n\`);
      return { response: 'wrote a line', sizeBytes: bytes.length };
    },
    async close() {
      isClosed = true;
    },
  };
}
`;

const PLACE = `  async lines() {
    const folder = await mkdtemp(join(tmpdir(), 'lines-'));
    const file = join(folder, 'mails');
    return {
      env: { MAIL_LINES_FILE: file },
      async arrived() {
        const text = await readFile(file, 'utf8').catch(() => '');
        return text.split('\\n').flatMap((line) => (line === '' ? [] : [Buffer.from(line, 'base64')]));
      },
      stop: () => rm(folder, { recursive: true, force: true }),
    };
  },
`;
const LISTED = 'test/settings/listed-settings.test.ts';

export const transportRecipe: Recipe = {
  heading: 'Add a mail transport',
  mostFiles: 6,
  steps: [
    { file: 'src/mail/transports/lines.ts', edit: SENDER, teller: 'compiler', says: /transports\.ts.*transports\/lines/ },
    {
      file: 'src/mail/transports.ts',
      edit: [
        {
          before: "import { outboxTransport } from './transports/outbox.ts';",
          insert: "import { linesTransport } from './transports/lines.ts';\n",
        },
        { before: '  outbox: outboxTransport,', insert: '  lines: linesTransport,\n' },
      ],
      teller: 'compiler',
      says: /transports\.test\.ts.*lines/,
    },
    {
      file: 'test/mail/transports.test.ts',
      edit: [{ before: '  async outbox() {', insert: PLACE }],
      teller: 'compiler',
      says: /transports\.test\.ts.*'lines' is missing/,
    },
    {
      file: 'src/settings/known-settings.ts',
      edit: [{ before: "'MAIL_OUTBOX_DIR'],", insert: "'MAIL_LINES_FILE', " }],
      teller: { file: LISTED, test: 'each setting that is read' },
      says: /MAIL_LINES_FILE/,
    },
    {
      file: 'local.settings.sample.json',
      edit: [{ before: '    "MAIL_OUTBOX_DIR"', insert: '    "MAIL_LINES_FILE": "",\n' }],
      teller: { file: LISTED, test: 'each setting that is read' },
      says: /MAIL_LINES_FILE/,
    },
    {
      file: 'README.md',
      edit: [
        { after: 'of Microsoft 365), smtp', insert: ', lines (a file)' },
        { before: '| MAIL_OUTBOX_DIR |', insert: '| MAIL_LINES_FILE | file for the messages | for lines |\n' },
      ],
      teller: { file: LISTED, test: 'each setting that is read' },
      says: /MAIL_LINES_FILE/,
    },
  ],
};
