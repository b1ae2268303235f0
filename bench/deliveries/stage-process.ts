/** Model and render of each scope, one after the other, as a process of its own that prints their times as JSON: node stage-process.ts STORAGE PREFIX COUNT */
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { dayQuarters } from '../../src/history/day-quarters.ts';
import { openHistory } from '../../src/history/history.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { newLoaded } from '../../src/lookup/loaded/loaded.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportScope } from '../../src/report/scope.ts';
import { renderMail } from '../../src/subscriptions/sending/render-mail.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { periodOf } from '../../src/time/local-day.ts';
import { BENCH_DAY_MS, BENCH_RULES } from '../bench-day.ts';
import { replayBlobs } from '../replay-blobs.ts';
import { DUE_MS } from './bench-app.ts';
import { metScopes } from './fill-subscriptions.ts';
import { manyScopes, subscriptionsFor } from './many-subscriptions.ts';
import { replayDocuments } from './replay-documents.ts';

/** Milliseconds of the main thread of each delivery. */
export interface StageTimes {
  /** A look-up of what the process has loaded for the first, narrowed to the scope, and worked out. */
  readonly model: readonly number[];
  /** From the report to HTML and text. */
  readonly render: readonly number[];
  /** The same look-up for the very first scope, by the clock and with storage; all that is shared is loaded then. */
  readonly firstMs: number;
}

/** HISTORY_CACHE_MB where it is not set. */
const DEFAULT_CACHE_MB = 128;
/** So many are timed one by one in reasonable time. */
const MOST = 300;
const LINK = `https://digest.contoso.example/open?link=${'x'.repeat(330)}`;
const BRANDING = { brand: DEFAULT_BRAND, logo: undefined, noLogo: undefined };

async function main([connectionString = '', prefix = '', count = '']: readonly string[]): Promise<StageTimes> {
  const place = { connection: { connectionString }, prefix };
  const [{ values, documents }, storage] = await Promise.all([openHistory(place), openStorage(place)]);
  const quarters = dayQuarters({ ...storage, blobs: replayBlobs(storage.blobs) });
  const { rulePack } = BENCH_RULES;
  const loaded = newLoaded(DEFAULT_CACHE_MB);
  const ports = { values, quarters, documents: replayDocuments(documents), rulePack, openShareLimit: 0.05, loaded };
  const date = new Date(BENCH_DAY_MS.fromMs).toISOString().slice(0, 10);
  const period = periodOf(date, date, 'UTC');
  const lookUp = (scope: ReportScope) => lookUpReport(ports, { period, kind: 'day', scope, allowed: [scope] }, DUE_MS + HOUR_MS);
  const subscriptions = subscriptionsFor(manyScopes(await metScopes({ connectionString, prefix }), Number(count)));
  const [first] = subscriptions;
  const startMs = performance.now();
  if (first !== undefined) await lookUp(first.scope);
  const firstMs = performance.now() - startMs;
  const [model, render]: [number[], number[]] = [[], []];
  for (const { scope, content, name } of sampleOf(subscriptions)) {
    const [{ report }, modelMs] = await timed(() => lookUp(scope));
    const choices = { content, branding: BRANDING, linkTo: () => LINK, listedBy: name, marker: 'https://marker.invalid/0123456789' };
    const [, renderMs] = await timed(() => renderMail(report, choices));
    model.push(modelMs);
    render.push(renderMs);
  }
  return { model, render, firstMs };
}

/** Of many every third: the four ways in which scopes are narrowed stay in turn. */
function sampleOf<T>(subscriptions: readonly T[]): readonly T[] {
  return subscriptions.length <= MOST ? subscriptions : subscriptions.filter((_, i) => i % 3 === 0);
}

async function timed<T>(run: () => Promise<T>): Promise<readonly [T, number]> {
  const before = process.threadCpuUsage();
  const done = await run();
  const { user, system } = process.threadCpuUsage(before);
  return [done, (user + system) / 1000];
}

if (import.meta.main) {
  console.log(JSON.stringify(await main(process.argv.slice(2))));
  process.exit();
}
