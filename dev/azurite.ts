/** Azurite (Microsoft's storage emulator) as a child process: started on given or free ports, awaited until it answers, stopped by its handle. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export interface Azurite {
  /** Storage connection string for blobs, queues and tables. */
  readonly connectionString: string;
  /** Process id of the server. */
  readonly pid: number;
  /** Ends the process after it has written its files. */
  stop(): Promise<void>;
}

export interface AzuriteOptions {
  /** Folder that keeps the data between starts; without it everything is kept in memory. */
  readonly folder?: string;
  /** Ports of the blob, queue and table parts. @default three free ports */
  readonly ports?: readonly [blob: number, queue: number, table: number];
  /** Further accounts, each with storage of its own; see accountConnection(). @default none */
  readonly accounts?: readonly string[];
}

// The account that Microsoft publishes for its emulator; it opens nothing but a local Azurite.
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
// A busy machine takes its time; one that ends before is told at once.
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 10_000;
const MOST_TRIES = 3;

/** Starts Azurite and resolves when its three parts accept connections. @throws Error that names the port which is taken. */
export async function startAzurite(options: AzuriteOptions = {}): Promise<Azurite> {
  const { ports } = options;
  if (ports !== undefined) {
    for (const port of ports) await assertPortFree(port, 'Azurite');
    return startOn(ports, options);
  }
  for (let tries = 1; ; tries++) {
    const free = [await freePort(), await freePort(), await freePort()] as const;
    try {
      return await startOn(free, options);
    } catch (error) {
      // Another program may have taken one of the ports meanwhile.
      if (tries === MOST_TRIES) throw error;
    }
  }
}

async function startOn(ports: NonNullable<AzuriteOptions['ports']>, options: AzuriteOptions): Promise<Azurite> {
  const store = options.folder === undefined ? ['--inMemoryPersistence'] : ['--location', options.folder];
  const args = ['--silent', '--disableTelemetry', '--skipApiVersionCheck', '--loose', ...store];
  args.push('--blobPort', `${ports[0]}`, '--queuePort', `${ports[1]}`, '--tablePort', `${ports[2]}`);
  const child = fork(fileURLToPath(new URL('./azurite-process.ts', import.meta.url)), args, {
    // Azurite announces itself on standard output; its errors are worth seeing.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, AZURITE_ACCOUNTS: [ACCOUNT, ...(options.accounts ?? [])].map((name) => `${name}:${KEY}`).join(';') },
    execArgv: ['--no-warnings'],
    detached: true, // a Ctrl-C meant for the parent must not end the store before the parent has finished
  });
  const exited = once(child, 'exit');
  try {
    await Promise.race([
      Promise.all(ports.map((port) => waitForPort(port, READY_TIMEOUT_MS))),
      exited.then(([code]) => Promise.reject(new Error(`Cannot start Azurite: it ended with code ${code}`))),
    ]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    connectionString: connectionString(ports),
    pid: child.pid ?? 0,
    async stop() {
      if (child.connected) child.disconnect();
      const overdue = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(overdue);
    },
  };
}

/** The connection string of a further account, made of that of the first one. */
export function accountConnection(connectionString: string, account: string): string {
  return connectionString.replaceAll(ACCOUNT, account);
}

/** Rejects with an error that names the port and who wanted it, where something already listens there. */
export async function assertPortFree(port: number, user: string): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  } catch (cause) {
    throw new Error(`Cannot start ${user}: port ${port} is taken by another program`, { cause });
  }
  await new Promise((resolve) => server.close(resolve));
}

/** A port of 127.0.0.1 that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('Cannot find a free port');
  return address.port;
}

function connectionString([blob, queue, table]: readonly [number, number, number]): string {
  const url = (port: number) => `http://127.0.0.1:${port}/${ACCOUNT}`;
  const endpoints = `BlobEndpoint=${url(blob)};QueueEndpoint=${url(queue)};TableEndpoint=${url(table)};`;
  return `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};${endpoints}`;
}

async function waitForPort(port: number, timeoutMs: number): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline; ) {
    if (await accepts(port)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Cannot reach Azurite: port ${port} did not open within ${timeoutMs} ms`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
