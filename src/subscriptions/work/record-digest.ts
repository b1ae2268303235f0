/** A digest in the run log: only where there is work for it, for the timer asks about each digest every five minutes. */
import { type RunNotes, type RunRecording, type RunStart, recordRun } from '../../runs/record-run.ts';
import type { Period } from '../../time/local-day.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { type LedgerEntry, nextHandOver } from '../delivery/ledger.ts';
import type { SendToAllPorts } from '../sending/send-to-all.ts';

type Ports = Pick<SendToAllPorts, 'ledger' | 'sender' | 'recipients' | 'clock' | 'pause'>;

/** Sends by `send`, and records it where a recipient waits for the digest. @throws as `send` */
export async function recordDigest(
  ports: Ports,
  recording: RunRecording,
  digest: DigestId,
  period: Period,
  send: () => Promise<readonly LedgerEntry[]>,
): Promise<readonly LedgerEntry[]> {
  if (!(await hasWork(ports, digest))) return send();
  return recordRun(recording, runOf(period), async (note) => {
    const entries = await send();
    note(notesOf(entries));
    return entries;
  });
}

/** Ends a digest as missed by `miss`, and records it where somebody waited for it. @throws as `miss` */
export async function recordMissed(
  { recipients }: Pick<Ports, 'recipients'>,
  recording: RunRecording,
  period: Period,
  miss: () => Promise<readonly LedgerEntry[]>,
): Promise<readonly LedgerEntry[]> {
  if (recipients.length === 0) return [];
  return recordRun(recording, runOf(period), async (note) => {
    const entries = await miss();
    note(notesOf(entries));
    return entries;
  });
}

/** Does work that leaves an entry in the run log only where it fails. @throws as `work` */
export async function recordFailure<T>(recording: RunRecording, period: Period, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    return recordRun(recording, runOf(period), () => Promise.reject(error));
  }
}

function runOf({ from, to, zone, fromMs, toMs }: Period): RunStart {
  return { kind: 'digest', range: [fromMs, toMs], zone, date: from === to ? from : null };
}

async function hasWork({ ledger, sender, recipients, clock, pause }: Ports, digest: DigestId): Promise<boolean> {
  const isPaused = (await pause.reason()) !== undefined;
  for (const recipient of recipients) {
    // What cannot be read is work that fails, and is recorded as such.
    const entry = await ledger.read(digest, recipient).catch(() => 'unreadable' as const);
    if (entry === 'unreadable') return true;
    const step = nextHandOver(entry, clock(), sender.isIdempotent);
    if ((step === 'send' && !isPaused) || step === 'settle-ambiguous') return true;
  }
  return false;
}

/** Recipients by state; who they are is the ledger's to say. */
function notesOf(entries: readonly LedgerEntry[]): RunNotes {
  const counters = Object.fromEntries([...Map.groupBy(entries, ({ state }) => state)].map(([state, group]) => [state, group.length]));
  const missing = entries.filter(({ state }) => state !== 'sent' && state !== 'skipped').length;
  if (missing === 0) return { counters };
  const late = entries.find(({ state }) => state === 'missed');
  const message = `Cannot tell that the digest reached ${missing} of ${entries.length} recipients: health says which`;
  if (late === undefined) return { counters, outcome: 'failed', error: { code: 'digest.not-sent', message } };
  const why = `The digest was missed: ${counters.missed} of ${entries.length} recipients; ${late.reason}`;
  return { counters, outcome: 'failed', error: { code: 'digest.missed', message: why } };
}
