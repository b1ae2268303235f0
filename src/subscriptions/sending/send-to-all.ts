/** Hands a digest over to all its recipients in one run, which ends in time whatever the mail server does. */
import { MailError, messageOf } from '../../errors.ts';
import { MINUTE_MS } from '../../time/lengths.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { type LedgerEntry, nextHandOver } from '../delivery/ledger.ts';
import type { MailPace } from './mail-pace.ts';
import { type SendableDigest, type SendPorts, type Tried, trySend } from './send-digest.ts';
import type { ServerPause } from './server-pause.ts';
import { troubleOf } from './server-trouble.ts';

export interface SendToAllPorts extends SendPorts {
  readonly recipients: readonly string[];
  readonly pause: ServerPause;
  /** How it ended for a recipient who is to get nothing by now; undefined = it may be sent. Asked before each hand-over. @default never */
  readonly refused?: (recipient: string) => Promise<LedgerEntry | undefined>;
  /** @default none */
  readonly pace?: MailPace | undefined;
}

/** A run begins no hand-over after this long; the next one goes on. Several days may be due in one run, and a run has ten minutes (host.json). */
const RUN_MS = 2 * MINUTE_MS;
const NO_TIME = 'the run had no time left for this recipient; the next one goes on';

/**
 * Gives the entry of each recipient, in their order. Whom the server is left alone for waits in the ledger, with the reason.
 * @throws StoreError, once all have had their turn: one recipient's trouble does not hold up the others
 */
export async function sendToAll(ports: SendToAllPorts, digest: DigestId, content: SendableDigest): Promise<readonly LedgerEntry[]> {
  const { clock, recipients } = ports;
  const beganMs = clock();
  const entries = new Map<string, LedgerEntry>();
  const errors: unknown[] = [];
  const server = await watchServer(ports.pause);
  for (const { recipient, known } of await leastTriedFirst(ports, digest)) {
    try {
      const isDone = nextHandOver(known, clock(), ports.sender.isIdempotent) === 'done';
      const holdOff = isDone ? undefined : (server.holdOff() ?? (await waitForTurn(ports, beganMs)));
      const refused = isDone ? undefined : await ports.refused?.(recipient);
      const { entry, tried } = refused ? { entry: refused, tried: undefined } : await trySend(ports, digest, content, recipient, holdOff);
      entries.set(recipient, entry);
      if (tried !== undefined) await server.note(entry, tried);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return recipients.flatMap((recipient) => entries.get(recipient) ?? []);
}

/** Whether the mail server can be worked with, as the hand-overs of one run show. */
async function watchServer(pause: ServerPause) {
  let holdOff = await pause.reason();
  let isDoubtful = false;
  let isProven = false;
  return {
    /** Why no hand-over is to be begun now: what happened to another one is not what happened to this one. */
    holdOff: () => (holdOff === undefined ? undefined : `not tried, for the mail server failed: ${holdOff}`),
    async note({ state }: LedgerEntry, { error, phase }: NonNullable<Tried['tried']>): Promise<void> {
      if (state === 'sent' && !isProven) await pause.end();
      isProven ||= state === 'sent';
      const trouble = troubleOf(error, phase);
      if (trouble !== undefined && (trouble !== 'doubtful' || isDoubtful)) {
        holdOff = messageOf(error);
        await pause.begin(trouble === 'doubtful' ? 'down' : trouble, holdOff, error instanceof MailError ? error.retryAfterMs : undefined);
      }
      isDoubtful = trouble === 'doubtful';
    },
  };
}

/** Why none is to be begun now: the run has no time left, or the mailbox has sent enough for now. */
async function waitForTurn({ clock, pace }: SendToAllPorts, beganMs: number): Promise<string | undefined> {
  const leftMs = RUN_MS - (clock() - beganMs);
  return leftMs <= 0 ? NO_TIME : pace?.turn(leftMs);
}

/** So that a recipient whom the server chokes on never keeps a run from the others. One whose entry cannot be read is told of when its turn comes. */
async function leastTriedFirst(
  { ledger, recipients }: SendToAllPorts,
  digest: DigestId,
): Promise<readonly { readonly recipient: string; readonly known: LedgerEntry | undefined }[]> {
  const all = await Promise.all(
    recipients.map(async (recipient) => ({ recipient, known: await ledger.read(digest, recipient).catch(() => undefined) })),
  );
  return all.sort((a, b) => (a.known?.attempts ?? 0) - (b.known?.attempts ?? 0));
}
