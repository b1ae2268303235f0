/** A mail server that keeps every mail to itself and shows it on a page: what a digest looks like, without anybody receiving it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailDev } from 'maildev';
import { assertPortFree } from './azurite.ts';

export interface MailCatcherOptions {
  /** @default a free port */
  readonly smtpPort?: number;
  /** @default a free port */
  readonly webPort?: number;
}

export interface MailCatcher {
  /** Where to send mail to, "smtp://127.0.0.1:<port>"; neither TLS nor a password is asked for. */
  readonly smtpUrl: string;
  /** A page that shows the mails. Its data: /api/email beside it. */
  readonly webUrl: string;
  /** Closes both servers and forgets the mails. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Starts both servers on 127.0.0.1. @throws Error that names the port which is taken */
export async function startMailCatcher({ smtpPort = 0, webPort = 0 }: MailCatcherOptions = {}): Promise<MailCatcher> {
  if (smtpPort !== 0) await assertPortFree(smtpPort, 'the mail catcher (SMTP)');
  if (webPort !== 0) await assertPortFree(webPort, 'the mail catcher (page)');
  // The default is one folder for all users of the machine, which keeps the mails.
  const mailDirectory = await mkdtemp(join(tmpdir(), 'mail-catcher-'));
  const catcher = new MailDev({ smtp: smtpPort, ip: HOST, web: webPort, webIp: HOST, mailDirectory, silent: true });
  const forget = () => rm(mailDirectory, { recursive: true, force: true });
  try {
    const { smtp, api } = await withoutNotices(() => catcher.start());
    const web = api?.getAddress();
    return {
      smtpUrl: `smtp://${HOST}:${smtp.getAddress().port}`,
      webUrl: `http://${HOST}:${web?.port}/`,
      stop: () => catcher.stop().finally(forget),
    };
  } catch (cause) {
    await forget();
    throw new Error(`Cannot start the mail catcher: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** `silent` does not reach one line of the library, which it prints by itself. */
async function withoutNotices<T>(start: () => Promise<T>): Promise<T> {
  const { info } = console;
  console.info = (...args: unknown[]) => (String(args[0]).startsWith('MailDev API') ? undefined : info(...args));
  try {
    return await start();
  } finally {
    console.info = info;
  }
}
