/** The app of this process, as every trigger shares it. */
import type { App } from './use-cases.ts';

let started: Promise<App> | undefined;

/** The app of this process, made from the environment when it is first asked for. A start that failed is tried again. @throws SettingsError, StoreError */
export function theApp(): Promise<App> {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(): Promise<App> {
  // Not before a function is called: a process registers all functions, and often runs none of them.
  const [{ createApp }, { readSettings }, { startNotes }] = await Promise.all([
    import('./app.ts'),
    import('./settings/settings.ts'),
    import('./settings/start-notes.ts'),
  ]);
  const app = await createApp(readSettings(process.env));
  for (const note of startNotes(app.settings)) console.warn(note);
  return app;
}

/** Closes the app of this process where it was started; whoever asks for one after that gets another, of the environment as it is then. */
export async function closeTheApp(): Promise<void> {
  const app = await started?.catch(() => undefined);
  started = undefined;
  await app?.close();
}
