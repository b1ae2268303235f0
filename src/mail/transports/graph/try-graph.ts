/** What can be asked of Graph without a mail to anybody: a token, whether it lets the app in as the mailbox, and what else settings promise. */
import { decodeJwt } from 'jose';
import type { TokenSource } from '../../../entra/entra-auth.ts';
import { MailError } from '../../../errors.ts';
import { parseMailbox } from '../../address.ts';
import type { MailTrouble, Tried, TryOptions } from '../../tried.ts';
import { type GraphAnswer, saidOf } from './graph-answers.ts';
import { type GraphClient, GraphSilence, graphClient } from './graph-client.ts';

export interface TryGraphOptions {
  readonly origin: string;
  readonly token: TokenSource;
  readonly mailbox: string | undefined;
  readonly settles: boolean;
  readonly readsReports: boolean;
}

/** Rights of mail that Entra grants are over every mailbox; Exchange's own are in no token. */
const OVER_EVERYBODY = /^Mail\.(?:Send|Read|ReadWrite|ReadBasic\.All)$/;
/** A message without a recipient: Exchange checks who asks first, and then refuses it (400 ErrorInvalidRecipients). */
const NOBODYS = Buffer.from(
  JSON.stringify({ message: { subject: '', body: { contentType: 'Text', content: '' } }, saveToSentItems: false }),
);
const TROUBLES: Readonly<Record<number, MailTrouble>> = { 401: 'denied', 403: 'denied', 404: 'no-mailbox' };

/** @throws MailError mail.login where there is no token, mail.unreachable where Graph does not answer */
export async function tryGraph(options: TryGraphOptions, { from, signal }: TryOptions): Promise<Tried> {
  const { origin, token } = options;
  const roles = rolesIn(await token.getToken());
  const client = graphClient(origin, token);
  const mailbox = options.mailbox ?? parseMailbox('from', from).address;
  const answer = await ask(client, mailbox, { method: 'POST', path: '/sendMail', body: NOBODYS, signal });
  const sending = sendingOf(answer);
  const reading = sending.trouble === undefined ? await tryReading(options, client, mailbox, signal) : { facts: [] };
  const wide = roles.filter((role) => OVER_EVERYBODY.test(role));
  const facts = [...sending.facts, ...reading.facts, ...wide.map((role) => `The token has the role ${role}, which is over every mailbox.`)];
  return { facts, trouble: sending.trouble ?? reading.trouble ?? (wide.length > 0 ? 'everybody' : undefined) };
}

function sendingOf(answer: GraphAnswer): Tried {
  const said = `Graph answered ${saidOf(answer)} to a message without a recipient`;
  const trouble = TROUBLES[answer.status];
  if (trouble !== undefined) return { facts: [`${said}.`], trouble };
  if (answer.status === 400) return { facts: [`${said}: it lets this app send as the mailbox, and nobody got anything.`] };
  return { facts: [`${said}, which says neither yes nor no.`], trouble: 'untold' };
}

async function tryReading(
  { settles, readsReports }: TryGraphOptions,
  client: GraphClient,
  mailbox: string,
  signal: AbortSignal,
): Promise<Tried> {
  const folders = [settles ? ['sentitems', 'GRAPH_SETTLE'] : [], readsReports ? ['inbox', 'GRAPH_BOUNCES'] : []];
  const facts: string[] = [];
  for (const [folder, setting] of folders) {
    if (folder === undefined) continue;
    const answer = await ask(client, mailbox, { method: 'GET', path: `/mailFolders/${folder}?$select=id`, signal });
    if (answer.status !== 200) facts.push(`${setting} is true, and Graph answered ${saidOf(answer)} to reading its folder.`);
  }
  return { facts, trouble: facts.length > 0 ? 'reading-denied' : undefined };
}

async function ask(client: GraphClient, mailbox: string, request: Parameters<GraphClient['ask']>[1]): Promise<GraphAnswer> {
  try {
    return await client.ask(mailbox, request);
  } catch (error) {
    if (!(error instanceof GraphSilence)) throw error;
    throw new MailError('mail.unreachable', `Cannot try "${client.origin}": ${error.message}`, { retryable: true });
  }
}

/** App roles of a token of Entra; none of another form. It is only read here: Graph is who checks it. */
function rolesIn(token: string): readonly string[] {
  try {
    const { roles } = decodeJwt(token);
    return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string' && /^[\w.]{1,60}$/.test(role)) : [];
  } catch {
    return [];
  }
}
