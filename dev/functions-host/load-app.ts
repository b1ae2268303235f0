/** Loads a built functions app as the Node worker does: every file that package.json `main` matches, in order, through the contract of core-module.ts. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { globby } from 'globby';
import { coreRegistry, type RegisteredFunction } from './core-module.ts';
import type { HookCallback, ProgrammingModel } from './core-types.ts';

export interface App {
  readonly functions: readonly RegisteredFunction[];
  readonly model: ProgrammingModel;
  /** Where the library takes HTTP requests as streams; undefined unless the app turned that on with app.setup({ enableHttpStream: true }). */
  readonly streamUrl: string | undefined;
  runHooks(name: string, context: Record<string, unknown>): Promise<void>;
}

// A module is loaded once a process, so an app that is started again is the one that was loaded.
const loaded = new Map<string, Promise<App>>();

/** The app in a folder. @throws Error where `main` matches no file, a file cannot be loaded, or nothing is registered. */
export function loadApp(appFolder: string): Promise<App> {
  const folder = resolve(appFolder);
  const app = loaded.get(folder) ?? load(folder);
  loaded.set(folder, app);
  app.catch(() => loaded.delete(folder)); // so that a build can mend it
  return app;
}

async function load(folder: string): Promise<App> {
  const registry = coreRegistry();
  const before = new Set(registry.functions.keys());
  for (const file of await entryFiles(folder)) await importFile(file);
  const functions = [...registry.functions.values()].filter(({ metadata }) => !before.has(metadata.name));
  const model = registry.model;
  if (functions.length === 0 || model === undefined) throw new Error(`Cannot load the app "${folder}": its files register no function`);
  const capabilities = await silently(async () => (await model.getCapabilities?.({})) ?? {});
  const runHooks = (name: string, context: Record<string, unknown>) => runAll(registry.hooks.get(name) ?? [], context);
  await runHooks('appStart', { hookData: {}, appHookData: {}, functionAppDirectory: folder });
  return { functions, model, streamUrl: capabilities.HttpUri, runHooks };
}

async function entryFiles(folder: string): Promise<string[]> {
  const packageFile = join(folder, 'package.json');
  const { main } = JSON.parse(await readFile(packageFile, 'utf8')) as { main?: unknown };
  if (typeof main !== 'string') throw new Error(`Cannot load the app "${folder}": package.json has no "main"`);
  const files = await globby(main, { cwd: folder, absolute: true });
  if (files.length === 0) throw new Error(`Cannot load the app "${folder}": "main" (${main}) matches no file; is it built?`);
  return files.sort();
}

async function importFile(file: string): Promise<void> {
  try {
    await import(/* @vite-ignore */ pathToFileURL(file).href);
  } catch (cause) {
    throw new Error(`Cannot load "${file}": ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function runAll(hooks: readonly HookCallback[], context: Record<string, unknown>): Promise<void> {
  for (const hook of hooks) await hook(context);
}

/** The library never closes its stream server, which would keep the process alive after stop(). */
async function silently<T>(setUp: () => Promise<T>): Promise<T> {
  const onListen = (message: unknown) => (message as { server: Server }).server.unref();
  subscribe('tracing:net.server.listen:asyncStart', onListen);
  try {
    return await setUp();
  } finally {
    unsubscribe('tracing:net.server.listen:asyncStart', onListen);
  }
}
