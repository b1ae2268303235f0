/** On what a process spends the time of its main thread, by parts of the project: samples of V8, each counted for the innermost part that it is in. */
import { type Profiler, Session } from 'node:inspector/promises';

/** The parts, and the files that belong to each; the first that fits counts. */
const PARTS = {
  'storage requests':
    /node_modules\/(?:@azure|@typespec|fast-xml-parser)|node:(?:_http|https?$|internal\/http)|src\/history\/(?:tables|state)/,
  'unpacking what was read': /src\/history\//,
  'report model': /src\/(?:lookup|report|metrics|time)\//,
  rendering: /src\/(?:digest|words|files)\/|node_modules\/(?:handlebars|intl-messageformat|@formatjs|culori|string-width)/,
  'handing over': /src\/mail\/|node_modules\/nodemailer/,
  'records and ledger': /src\/(?:subscriptions|runs|access)\/|node_modules\/(?:zod|jose|temporal-polyfill)/,
} as const;

export type Part = keyof typeof PARTS | 'collecting garbage' | 'Node itself, and the network' | 'waiting';
/** Shares of the time from start to end by part, 0 to 1. */
export type CpuShares = Readonly<Partial<Record<Part, number>>>;

const SAMPLE_MICROSECONDS = 1_000;
const OF_V8: Readonly<Record<string, Part>> = { '(garbage collector)': 'collecting garbage', '(idle)': 'waiting' };

/** Starts sampling; what it gives ends it. */
export async function sampleCpu(): Promise<() => Promise<CpuShares>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return sharesOf(profile);
  };
}

function sharesOf({ nodes }: Profiler.Profile): CpuShares {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const counts = new Map<Part, number>();
  const count = (node: Profiler.ProfileNode, outer: Part): void => {
    const part = partOf(node) ?? outer;
    counts.set(part, (counts.get(part) ?? 0) + (node.hitCount ?? 0));
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child !== undefined) count(child, part);
    }
  };
  const [root] = nodes;
  if (root !== undefined) count(root, 'Node itself, and the network');
  const total = [...counts.values()].reduce((sum, hits) => sum + hits, 0);
  return Object.fromEntries([...counts].map(([part, hits]) => [part, hits / total]));
}

function partOf({ callFrame: { url, functionName } }: Profiler.ProfileNode): Part | undefined {
  if (url === '') return OF_V8[functionName];
  return (Object.keys(PARTS) as (keyof typeof PARTS)[]).find((part) => PARTS[part].test(url));
}
