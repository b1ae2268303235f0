/** `npm start -- --once`: the main job for one day, the four files, and the end. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, createApp } from '../src/app.ts';
import { assertNotFuture } from '../src/lookup/report-query.ts';
import { composeMessage } from '../src/mail/message.ts';
import type { Report } from '../src/report/report.ts';
import { readSettings, type Settings } from '../src/settings/settings.ts';
import { startNotes } from '../src/settings/start-notes.ts';
import { renderMail } from '../src/subscriptions/sending/render-mail.ts';
import { letterOf } from '../src/subscriptions/sending/send-digest.ts';
import { DEFAULT_SUBSCRIPTION } from '../src/subscriptions/subscription/subscription.ts';
import { yesterdayOf } from '../src/time/days-before.ts';
import { dayOf, type Period } from '../src/time/local-day.ts';
import { parseZone } from '../src/time/zone.ts';
import type { StartCommand } from './command-line.ts';
import { openLocalHistory } from './local-history.ts';
import { mailedBefore, notSent, pullDays, sendAndWait } from './main-job.ts';
import type { Progress } from './progress.ts';
import { openSource, sourceToCome } from './source.ts';
import { unusedSettings, withDefaults } from './start-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Gives the lines that say what went wrong; none where all went well. @throws AppError, Error */
export async function runOnce(command: StartCommand, env: Environment, progress: Progress): Promise<string[]> {
  const zone = zoneFor(command, env);
  const outbox = { MAIL_TRANSPORT: 'outbox', MAIL_OUTBOX_DIR: join(command.out, 'outbox') };
  const settingsFor = (source: Environment, storage: string) =>
    readSettings(withDefaults({ ...env, ...source, STORAGE_CONNECTION: storage, REPORT_TIME_ZONE: zone }, outbox));
  // What is wrong is told before anything is started; the sources on this machine are known only then.
  settingsFor(sourceToCome(command, env), 'not opened yet');
  const nowMs = Date.now();
  const period = command.date === undefined ? yesterdayOf(nowMs, zone) : dayOf(command.date, zone);
  assertNotFuture(period, nowMs);
  const source = await openSource(command, env, { zone, nowMs });
  progress.step(`rows from ${source.name}`);
  const unused = unusedSettings(env, { ...source.env, MAIL_TRANSPORT: env.MAIL_TRANSPORT || outbox.MAIL_TRANSPORT });
  if (unused.length > 0) progress.step(`not used here: ${unused.join(', ')}`);
  if (!env.MAIL_TRANSPORT)
    progress.step(`mail is written into ${env.MAIL_OUTBOX_DIR || outbox.MAIL_OUTBOX_DIR}, for MAIL_TRANSPORT is not set`);
  const ends = [() => source.stop()];
  try {
    const storage = env.STORAGE_CONNECTION || (await keepOpen(openLocalHistory(source.key), ends)).connectionString;
    return await mainJob(settingsFor(source.env, storage), period, command.out, progress);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** A zone of the command line is checked here, one of the environment with the other settings. @throws InputError input.zone */
function zoneFor({ zone }: StartCommand, env: Environment): string {
  return zone === undefined ? env.REPORT_TIME_ZONE || Intl.DateTimeFormat().resolvedOptions().timeZone : parseZone(zone);
}

async function mainJob(settings: Settings, period: Period, out: string, progress: Progress): Promise<string[]> {
  for (const note of startNotes(settings)) progress.step(note);
  const app = await createApp(settings);
  try {
    return await sendDay(app, period, out, progress);
  } finally {
    await app.close();
  }
}

async function sendDay(app: App, period: Period, out: string, progress: Progress): Promise<string[]> {
  const beganMs = app.now();
  await pullDays(app, [period], progress);
  const { report } = await app.lookUpDigest(period);
  await writeFiles(out, report, app);
  progress.step(`wrote digest.html, digest.txt, digest.eml and report.json into ${out}`);
  const sent = await sendAndWait(app, period, false, progress);
  for (const entry of sent?.entries ?? [])
    progress.step(`digest to ${entry.recipient}: ${mailedBefore(entry, beganMs)}${entry.state} (${entry.reason})`);
  return notSent(sent);
}

async function writeFiles(out: string, report: Report, app: App): Promise<void> {
  const { mail, digestTo, content, branding } = app.settings;
  const digest = { subscription: DEFAULT_SUBSCRIPTION, period: report.period, kind: 'scheduled' } as const;
  const linkTo = await app.access.linksOf(digest.subscription, {}, digest.period);
  const rendered = await renderMail(report, { content, branding, linkTo });
  const sender = { mailFrom: mail.from, mailReplyTo: mail.replyTo };
  const letter = letterOf(sender, digest, { ...rendered, renderedMs: Date.parse(report.generatedAt) }, digestTo[0] ?? mail.from);
  const eml = await composeMessage({ ...letter, files: rendered.files });
  const json = `${JSON.stringify(report, null, 2)}\n`;
  const files = { 'digest.html': rendered.html, 'digest.txt': rendered.text, 'digest.eml': eml, 'report.json': json };
  await mkdir(out, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    // Whoever looks while this runs sees the old file or the new one, never half of it.
    await writeFile(join(out, `.${name}.part`), content);
    await rename(join(out, `.${name}.part`), join(out, name));
  }
}

async function keepOpen<T extends { stop(): Promise<void> }>(opening: Promise<T>, ends: (() => Promise<void>)[]): Promise<T> {
  const opened = await opening;
  ends.push(() => opened.stop());
  return opened;
}
