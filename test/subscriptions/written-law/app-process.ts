/** One process of an installation with written subscriptions, put together as src/app.ts does, over stores that can fail it. */
import { DEFAULT_BRAND } from '../../../src/digest/options/brand.ts';
import { snapshotStore } from '../../../src/history/tables/snapshot-store.ts';
import type { ReportQuery } from '../../../src/lookup/report-query.ts';
import type { MailSender } from '../../../src/mail/sender.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { runLog } from '../../../src/runs/run-log.ts';
import { archiveOf } from '../../../src/subscriptions/delivery/archive.ts';
import { deliveryStore } from '../../../src/subscriptions/delivery/delivery-store.ts';
import { ledgerOf } from '../../../src/subscriptions/delivery/ledger.ts';
import { lettersOf } from '../../../src/subscriptions/delivery/letters.ts';
import { digestUseCases } from '../../../src/subscriptions/digest-use-cases.ts';
import { dispatchMark } from '../../../src/subscriptions/dispatch/dispatch-mark.ts';
import { noteDueNow } from '../../../src/subscriptions/dispatch/note-due.ts';
import { sendTest } from '../../../src/subscriptions/orders/send-now.ts';
import { leavingOf } from '../../../src/subscriptions/people/leaving.ts';
import { optOutStore } from '../../../src/subscriptions/people/opt-out-store.ts';
import { serverPause } from '../../../src/subscriptions/sending/server-pause.ts';
import { editSubscriptions } from '../../../src/subscriptions/subscription/edit-subscriptions.ts';
import { subscriptionStore } from '../../../src/subscriptions/subscription/subscription-store.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { type Fate, fated, type Stores } from './fated.ts';

export const MAIL_FROM = 'digest@contoso.example';
export const CATCH_UP_MS = 3 * DAY_MS;

/** What the processes of an installation share. */
export interface Shared extends Stores {
  readonly sender: MailSender;
  readonly clock: () => number;
  /** Whether the numbers of every period can still change. */
  readonly isIncomplete: () => boolean;
}

export type AppProcess = ReturnType<typeof appProcess>;

export function appProcess(shared: Shared, fate?: Fate) {
  const { sender, clock, isIncomplete } = shared;
  const { documents, values } = fated(shared, fate);
  const [deliveries, mark] = [deliveryStore(documents), dispatchMark(documents)];
  const subscriptions = subscriptionStore(documents, undefined);
  const optOuts = optOutStore(documents);
  const ports = {
    ...{ documents, sender, clock, subscriptions, deliveries, mark, optOuts },
    archive: archiveOf(values),
    snapshots: snapshotStore(values),
    ledger: ledgerOf(documents),
    recording: { log: runLog(documents), clock, warn: () => {}, requestCounts: () => ({ requests: 0, retries: 0, throttles: 0 }) },
    lookUp: async ({ period }: ReportQuery) => ({
      report: { ...sampleReport(), period, generatedAt: new Date(clock()).toISOString() },
      cube: cubeOf([]),
      coverage: { spans: [], readToMs: null },
    }),
    pause: serverPause(documents, { settings: ['the server'], clock }),
    ...{ catchUpMs: CATCH_UP_MS, mailFrom: MAIL_FROM, allowedDomains: undefined },
    branding: { brand: DEFAULT_BRAND, logo: undefined, noLogo: undefined },
    linksOf: async () => undefined,
    personal: { urlOf: async () => undefined, open: () => Promise.reject(new Error('nobody has a link here')) },
    // Waiting for a copy in Sent Items takes no time here.
    wait: async () => {},
    letters: lettersOf(values, { sender, transport: 'smtp' }),
    rulesNumber: async () => null,
    provisionalNotes: async () => (isIncomplete() ? [{ id: 'notReadYet', values: {} }] : []),
  };
  const editing = editSubscriptions({
    store: subscriptions,
    rules: { isAllowed: () => true },
    resolveScope: async (scope) => scope,
    noteDue: (kept) => noteDueNow(ports, kept),
  });
  return {
    ...digestUseCases(ports),
    ...{ editing, subscriptions, deliveries },
    ...{ archive: ports.archive, letters: ports.letters, ledger: ports.ledger },
    optOuts,
    leaving: leavingOf({ optOuts, onLeft: async () => {}, clock }),
    test: (...[order, to]: [Parameters<typeof sendTest>[1], Parameters<typeof sendTest>[2]]) => sendTest(ports, order, to),
    /** A tick of the timer, and the work on each of its messages; a queue may give a message more than once. */
    async tick(copies = 1): Promise<void> {
      const { messages } = await this.dispatch();
      for (const message of messages) await Promise.all(Array.from({ length: copies }, () => this.deliver(JSON.stringify(message))));
    },
  };
}
