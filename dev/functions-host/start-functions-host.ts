/** A small Azure Functions host for development: runs a built app's HTTP, timer and queue functions on this machine, through the contract of the real Node worker. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RegisteredFunction } from './core-module.ts';
import type { Host } from './host.ts';
import { type HostSettings, readHostSettings, resolveSettings } from './host-settings.ts';
import { type HttpFunction, startHttpServer } from './http-server.ts';
import { triggerOf } from './invoke.ts';
import type { AccessKeys } from './keys.ts';
import { loadApp } from './load-app.ts';
import { createLog, describeError } from './log.ts';
import { createOutputs } from './outputs.ts';
import { startQueueTrigger } from './queue-trigger.ts';
import { createQueues } from './queues.ts';
import { compileRoute } from './route.ts';
import { createRunning } from './running.ts';
import { parseSchedule } from './schedule.ts';
import type { SignIn } from './sign-in/sign-in.ts';
import { memoryTimerStatus, tableTimerStatus } from './timer-status.ts';
import { createTimerTrigger, type TimerTrigger } from './timer-trigger.ts';

export interface FunctionsHostOptions {
  /** Folder with package.json (its `main` names the built files) and host.json. */
  readonly appFolder: string;
  /** Port on 127.0.0.1. @default a free port */
  readonly port?: number;
  /** Storage account of queue triggers and timer status. @default the setting that each queue binding names; timer status in memory */
  readonly storageConnection?: string;
  /** Gets every log line. @default none */
  readonly log?: (line: string) => void;
  /** Whether timers follow their schedules. @default true */
  readonly runTimers?: boolean;
  /** The keys that functions ask for, as the platform does. @default none: every function answers without one */
  readonly keys?: AccessKeys;
  /** Plays App Service sign-in. @default none: what a client says of who has signed in goes through */
  readonly signIn?: SignIn;
}

export interface HostedFunction {
  readonly name: string;
  /** Type of the trigger: "httpTrigger", "timerTrigger", "queueTrigger" or one that this host does not run. */
  readonly trigger: string;
  /** HTTP functions: the route with its prefix. */
  readonly route?: string;
  /** Timer functions: the schedule, its settings resolved. */
  readonly schedule?: string;
}

export interface FunctionsHost {
  /** "http://127.0.0.1:<port>" */
  readonly url: string;
  readonly functions: readonly HostedFunction[];
  /** Runs a timer function now. @throws Error where no timer function has that name, else what the function throws */
  invokeTimer(name: string): Promise<void>;
  /** Ends timers and polling, waits up to 10 s for what is running, and closes the server. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 10_000;

/** Loads the app and starts its triggers; resolves when all of them run. @throws Error that names what cannot be used: app, route, schedule, setting or port */
export async function startFunctionsHost(options: FunctionsHostOptions): Promise<FunctionsHost> {
  const { appFolder, port = 0, storageConnection, runTimers = true, keys, signIn } = options;
  const log = createLog(options.log ?? (() => {}));
  const settings = await readHostSettings(appFolder);
  const app = await loadApp(appFolder);
  const queues = createQueues(storageConnection, settings.queues);
  const host: Host = { app, settings, queues, outputs: createOutputs(queues), running: createRunning(), keys, signIn, log };
  const http = app.functions.filter(hasTrigger('httpTrigger')).map((fn) => httpFunction(fn, settings));
  const timers = await timerTriggers(host, storageConnection);
  const server = await startHttpServer(host, http, port);
  const polling = new AbortController();
  const stop = () => stopHost(host, server, timers, polling);
  try {
    for (const fn of app.functions.filter(hasTrigger('queueTrigger'))) await startQueueTrigger(host, fn, polling.signal);
    if (runTimers) for (const timer of timers.values()) await timer.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const functions = app.functions.map((fn) => describe(fn, settings));
  for (const fn of functions) log('host', `${fn.name}: ${fn.trigger} ${fn.route ?? fn.schedule ?? ''}`.trimEnd());
  if (http.length > 0 && keys === undefined)
    log('host', 'authLevel is not enforced: on this machine every HTTP function answers without a key');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, functions, invokeTimer: invoker(timers), stop };
}

function hasTrigger(type: string): (fn: RegisteredFunction) => boolean {
  return (fn) => triggerOf(fn).binding.type === type;
}

function httpFunction(fn: RegisteredFunction, settings: HostSettings): HttpFunction {
  const { binding } = triggerOf(fn);
  const methods = Array.isArray(binding.methods) ? binding.methods : ['GET', 'POST'];
  return {
    fn,
    route: compileRoute(routeOf(fn, settings)),
    methods: methods.map((method) => String(method).toUpperCase()),
    authLevel: String(binding.authLevel ?? 'anonymous').toLowerCase(),
  };
}

function routeOf(fn: RegisteredFunction, { routePrefix }: HostSettings): string {
  const { binding } = triggerOf(fn);
  return [routePrefix, String(binding.route ?? fn.metadata.name)].filter((part) => part !== '').join('/');
}

async function timerTriggers(host: Host, storageConnection: string | undefined): Promise<Map<string, TimerTrigger>> {
  const functions = host.app.functions.filter(hasTrigger('timerTrigger'));
  if (functions.length === 0) return new Map();
  const store = storageConnection === undefined ? memoryTimerStatus() : await tableTimerStatus(storageConnection);
  const triggers = functions.map((fn): [string, TimerTrigger] => {
    const schedule = parseSchedule(String(triggerOf(fn).binding.schedule));
    return [fn.metadata.name, createTimerTrigger(host, fn, schedule, store)];
  });
  return new Map(triggers);
}

function invoker(timers: ReadonlyMap<string, TimerTrigger>): (name: string) => Promise<void> {
  return async (name) => {
    const timer = timers.get(name);
    if (timer === undefined) throw new Error(`Cannot invoke "${name}": no timer function has that name`);
    await timer.invoke();
  };
}

function describe(fn: RegisteredFunction, settings: HostSettings): HostedFunction {
  const { type, ...options } = triggerOf(fn).binding;
  return {
    name: fn.metadata.name,
    trigger: type,
    ...(type === 'httpTrigger' && { route: routeOf(fn, settings) }),
    ...(type === 'timerTrigger' && { schedule: resolveSettings(String(options.schedule)) }),
  };
}

async function stopHost(host: Host, server: Server, timers: ReadonlyMap<string, TimerTrigger>, polling: AbortController): Promise<void> {
  for (const timer of timers.values()) timer.stop();
  polling.abort();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  if (!(await host.running.settled(STOP_TIMEOUT_MS)))
    host.log('host', `stopped with invocations still running after ${STOP_TIMEOUT_MS} ms`, 'warning');
  await host.app
    .runHooks('appTerminate', { hookData: {}, appHookData: {} })
    .catch((error) => host.log('host', describeError(error), 'error'));
  server.closeAllConnections();
  await closed;
}
