/** A digest in the run log: only where there is work for it, for the timer asks about each digest every five minutes. */
import { type RunNotes, type RunRecording, recordRun } from '../runs/record-run.ts';
import type { Period } from '../time/local-day.ts';
import type { DigestPorts, SentDigest } from './dispatch.ts';
import { type DigestId, type LedgerEntry, nextStep } from './ledger.ts';

type Ports = Pick<DigestPorts, 'ledger' | 'sender' | 'recipients' | 'clock' | 'pause'>;

/** Sends by `send`, and records it where a recipient waits for the digest. @throws as `send` */
export async function recordDigest(
  ports: Ports,
  recording: RunRecording,
  digest: DigestId,
  period: Period,
  send: () => Promise<SentDigest>,
): Promise<SentDigest> {
  if (!(await hasWork(ports, digest))) return send();
  const day = period.from === period.to ? period.from : null;
  const start = { kind: 'digest', range: [period.fromMs, period.toMs], zone: period.zone, date: day } as const;
  return recordRun(recording, start, async (note) => {
    const sent = await send();
    note(notesOf(sent.entries));
    return sent;
  });
}

async function hasWork({ ledger, sender, recipients, clock, pause }: Ports, digest: DigestId): Promise<boolean> {
  const isPaused = (await pause.reason()) !== undefined;
  for (const recipient of recipients) {
    const step = nextStep(await ledger.read(digest, recipient), clock(), sender.isIdempotent);
    if ((step === 'send' && !isPaused) || step === 'settle-ambiguous') return true;
  }
  return false;
}

/** Recipients by state; who they are is the ledger's to say. */
function notesOf(entries: readonly LedgerEntry[]): RunNotes {
  const counters = Object.fromEntries([...Map.groupBy(entries, ({ state }) => state)].map(([state, group]) => [state, group.length]));
  const missing = entries.filter(({ state }) => state !== 'sent').length;
  if (missing === 0) return { counters };
  const message = `Cannot tell that the digest reached ${missing} of ${entries.length} recipients: health says which`;
  return { counters, outcome: 'failed', error: { code: 'digest.not-sent', message } };
}
