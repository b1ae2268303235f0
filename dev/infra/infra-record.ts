/** infra/azuredeploy.record.json: what the template was compiled from and by, and what each combination of parameters deploys; so that tests need no compiler. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hashOf, INFRA, sourceHashes } from './infra-sources.ts';

type Hashes = Readonly<Record<string, string>>;

export const RECORD = join(INFRA, 'azuredeploy.record.json');

const TEXTS = z.record(z.string(), z.string()).readonly();
const infraRecord = z.object({
  /** Version of the compiler. */
  bicep: z.string(),
  /** SHA-256 of azuredeploy.json. */
  template: z.string(),
  /** SHA-256 of each source. */
  sources: TEXTS,
  combinations: z.record(z.string(), z.object({ resources: z.record(z.string(), z.number()).readonly(), settings: TEXTS })).readonly(),
});
export type InfraRecord = z.infer<typeof infraRecord>;

/** @throws Error where the file has another shape */
export function readInfraRecord(): InfraRecord {
  return infraRecord.parse(JSON.parse(readFileSync(RECORD, 'utf8')));
}

/** Which files changed since the template was compiled, each named by its path in infra/. */
export function changedSince({ template, sources }: Pick<InfraRecord, 'template' | 'sources'>, folder = INFRA): string[] {
  const then: Hashes = { ...sources, 'azuredeploy.json': template };
  const now: Hashes = { ...sourceHashes(folder), 'azuredeploy.json': hashOf(readFileSync(join(folder, 'azuredeploy.json'), 'utf8')) };
  return [...new Set(Object.keys({ ...then, ...now }))].filter((file) => then[file] !== now[file]);
}

/** As it is stored. */
export function recordText(record: InfraRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
