/** Installations that dispatch digests over a real mail server and real storage, with processes that can die, and a clock that the test moves. */
import { inject, onTestFinished } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import type { AttachFormat } from '../../src/files/attach-formats.ts';
import { checkHealth } from '../../src/health/health.ts';
import { openHistory } from '../../src/history/history.ts';
import { backfillState } from '../../src/history/state/backfill-state.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import type { DocumentStore } from '../../src/history/tables/document-store.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import type { MailSender } from '../../src/mail/sender.ts';
import { createSmtpSender } from '../../src/mail/transports/smtp.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { runLog } from '../../src/runs/run-log.ts';
import { type Archive, archiveOf } from '../../src/subscriptions/delivery/archive.ts';
import { deliveryStore } from '../../src/subscriptions/delivery/delivery-store.ts';
import { ledgerOf } from '../../src/subscriptions/delivery/ledger.ts';
import { lettersOf } from '../../src/subscriptions/delivery/letters.ts';
import { digestUseCases } from '../../src/subscriptions/digest-use-cases.ts';
import { dispatchMark } from '../../src/subscriptions/dispatch/dispatch-mark.ts';
import { optOutStore } from '../../src/subscriptions/people/opt-out-store.ts';
import { serverPause } from '../../src/subscriptions/sending/server-pause.ts';
import type { BrandSettings } from '../../src/subscriptions/subscription/mail-choices.ts';
import { seededSubscription } from '../../src/subscriptions/subscription/seeded-subscription.ts';
import type { SubscriptionStore } from '../../src/subscriptions/subscription/subscription.ts';
import { subscriptionStore } from '../../src/subscriptions/subscription/subscription-store.ts';
import type { Delivered } from '../../src/subscriptions/work/deliver.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import type { Period } from '../../src/time/local-day.ts';
import { sampleReport } from '../support/sample-report.ts';
import type { MailServer } from './mail-server.ts';

export interface DispatchingOptions {
  readonly url: string;
  /** UTC epoch milliseconds. */
  readonly now: number;
  readonly zone: string;
  readonly digestAt: string;
  readonly recipients: readonly string[];
  readonly catchUpDays?: number;
  readonly attach?: readonly AttachFormat[];
  readonly branding?: BrandSettings | undefined;
  /** @default SMTP at `url` */
  readonly sender?: MailSender;
  /** Between two looks for what got no answer. @default real time */
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** One process of the app. */
export type Process = Awaited<ReturnType<typeof startDispatching>>['process'] extends () => infer P ? P : never;

let histories = 0;

/** All that a run asks about has been read, so that every digest is final when it is due; its report is the sample one. */
export async function startDispatching(options: DispatchingOptions) {
  const state = { now: options.now, digestAt: options.digestAt };
  const clock = () => state.now;
  const prefix = `due${process.pid}x${++histories}`;
  const history = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix, now: clock });
  const { documents } = history;
  await harvestState(documents).addCoverage([0, Date.UTC(2100, 0)], Date.UTC(2100, 0));
  const sender = options.sender ?? createSmtpSender(options.url);
  onTestFinished(() => sender.close());
  const pause = serverPause(documents, { settings: [options.url], clock });
  return Object.assign(state, {
    documents,
    values: history.values,
    ledger: ledgerOf(documents),
    runs: runLog(documents),
    process: (others: Partial<DispatchingOptions> = {}) => newProcess({ ...options, ...others, ...history, sender, clock, state }),
    health: () =>
      checkHealth(
        {
          documents,
          ledger: ledgerOf(documents),
          deliveries: deliveryStore(documents),
          pause,
          readsReports: sender.readBounces !== undefined,
          runs: runLog(documents),
          backfills: backfillState(documents),
        },
        options.zone,
        state.now,
      ),
  });
}

type Parts = DispatchingOptions &
  Awaited<ReturnType<typeof openHistory>> & {
    readonly sender: MailSender;
    readonly clock: () => number;
    readonly state: { readonly digestAt: string };
  };

/** As src/app.ts puts it together. */
function newProcess({ state, catchUpDays = 3, ...parts }: Parts) {
  const { documents, die } = mortal(parts.documents);
  const kept = archiveOf(parts.values);
  let filesRead = 0;
  const archive: Archive = {
    ...kept,
    readFiles(digest) {
      filesRead++;
      return kept.readFiles(digest);
    },
  };
  const recording = {
    log: runLog(documents),
    clock: parts.clock,
    warn: () => {},
    requestCounts: () => ({ requests: 0, retries: 0, throttles: 0 }),
  };
  const lookUp = async ({ period }: ReportQuery) => ({
    report: { ...sampleReport(), period, generatedAt: new Date(parts.clock()).toISOString() },
    cube: cubeOf([]),
    coverage: { spans: [], readToMs: null },
  });
  const content = { preset: 'brief' as const, sections: undefined, language: 'en' as const, attach: parts.attach ?? [] };
  const seed = () =>
    seededSubscription({
      digestTo: parts.recipients,
      digestAt: state.digestAt,
      reportZone: parts.zone,
      content,
      branding: { brand: DEFAULT_BRAND },
    });
  // The settings of now: a test changes DIGEST_AT while a process runs.
  const store = () => subscriptionStore(documents, seed());
  const subscriptions: SubscriptionStore = {
    list: () => store().list(),
    read: (id) => store().read(id),
    write: (...args) => store().write(...args),
    remove: (...args) => store().remove(...args),
    pause: (...args) => store().pause(...args),
  };
  const deliveries = deliveryStore(documents);
  const mark = dispatchMark(documents);
  const ports = {
    ...parts,
    ...{ documents, archive, recording, lookUp, subscriptions, deliveries, mark },
    ledger: ledgerOf(documents),
    pause: serverPause(documents, { settings: [parts.url], clock: parts.clock }),
    catchUpMs: catchUpDays * DAY_MS,
    mailFrom: 'digest@contoso.example',
    branding: parts.branding ?? { brand: DEFAULT_BRAND, logo: undefined, noLogo: undefined },
    letters: lettersOf(parts.values, { sender: parts.sender, transport: 'smtp' }),
    linksOf: async () => undefined,
    rulesNumber: async () => null,
    personal: { urlOf: async () => undefined, open: () => Promise.reject(new Error('nobody has a link here')) },
    optOuts: optOutStore(documents),
    allowedDomains: undefined,
    provisionalNotes: async () => [],
  };
  const use = digestUseCases(ports);
  /** The queue in between loses nothing here, and hands over at once. */
  const tick = async (isOver = () => false) => {
    const done: Delivered[] = [];
    for (const message of (await use.dispatch({ isOver })).messages) {
      if (isOver()) break;
      done.push(...[(await use.deliver(JSON.stringify(message))) ?? []].flat());
    }
    return done;
  };
  const sendNow = async (period: Period, again = false) => {
    const subscription = seed();
    if (subscription === undefined) throw new Error('Nobody is to get a digest');
    return use.sendNow({ subscription, period, periodKind: 'day', again });
  };
  return {
    ...use,
    /** From now on it can neither read nor write, as a process that is no more. */
    die,
    ...{ tick, sendNow, archive, subscriptions, deliveries, mark },
    /** How often the files of a digest were read. */
    filesRead: () => filesRead,
  };
}

/** A tick of a process that dies while the server has its message and has not answered; from then on the server answers. */
export async function dieInHandOver(server: MailServer, dying: Process): Promise<void> {
  server.answer = 'taken in silence';
  const end = dying.tick().catch(() => undefined);
  while (server.received === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  dying.die();
  server.hangUp();
  await end;
  server.answer = [250, 'taken'];
}

/** The same documents until the process dies. */
function mortal(documents: DocumentStore): { readonly documents: DocumentStore; die(): void } {
  let isDead = false;
  const alive = (): DocumentStore => {
    if (isDead) throw new Error('this process is dead');
    return documents;
  };
  return {
    die: () => {
      isDead = true;
    },
    documents: {
      read: async (key) => alive().read(key),
      write: async (key, value, etag) => alive().write(key, value, etag),
      delete: async (key, etag) => alive().delete(key, etag),
      list: (...range) => alive().list(...range),
      listKeys: (...range) => alive().listKeys(...range),
    },
  };
}
