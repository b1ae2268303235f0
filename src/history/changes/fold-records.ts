/** The files that a day is folded into, made quarter hour by quarter hour. */
import { cubeOf } from '../../metrics/cube/cube.ts';
import { isFact } from '../../metrics/fact/fact.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { together } from '../days/both-records.ts';
import { type Day, type FileKind, isInFile, type RecordKind } from '../days/day.ts';
import { fileNotes } from '../days/day-blobs.ts';
import { readCubeFiles } from '../days/day-cubes.ts';
import { readRecordFiles } from '../days/day-files.ts';
import { type Span, streamRecords } from '../days/day-records.ts';
import { FACTS, INTAKES } from '../days/record-kinds.ts';
import { newCubeWriter } from '../parquet/cube-writer.ts';
import { GROUP_ROWS } from '../parquet/parquet-file.ts';

/** Bytes by kind; undefined = there is nothing of the kind any more. Kinds without a change are left out. */
export type FoldedFiles = ReadonlyMap<FileKind, Uint8Array | undefined>;

/** @throws StoreError, BlobGone */
export async function foldRecords(blobs: Blobs, day: Day): Promise<FoldedFiles> {
  const [facts, intakes, cubes] = await Promise.all([
    readRecordFiles(blobs, day, 'facts'),
    readRecordFiles(blobs, day, 'intakes'),
    readCubeFiles(blobs, day),
  ]);
  const isKept = (quarterMs: number) => {
    const quarter = day.quarters.get(quarterMs);
    return cubes !== undefined && quarter !== undefined && isInFile(day, quarter, cubes.revision);
  };
  const written = newCubeWriter();
  if (cubes !== undefined) await written.addFiles(cubes.files, isKept);
  const notes = fileNotes(day);
  const isChanged = { facts: day.frozen || hasOpen(day, 'facts'), intakes: hasOpen(day, 'intakes') };
  const [factFile, intakeFile] = [FACTS.newFile(notes), INTAKES.newFile(notes)];
  for (const part of partsOf(day)) {
    for await (const quarter of together(streamRecords(facts, part, FACTS), streamRecords(intakes, part, INTAKES))) {
      const { quarterMs } = quarter;
      if (isChanged.facts) factFile.add(quarterMs, quarter.facts);
      if (isChanged.intakes) intakeFile.add(quarterMs, quarter.intakes);
      if (!isKept(quarterMs)) written.add(quarterMs, cubeOf(quarter.facts.filter(isFact), quarter.intakes));
    }
  }
  const made = new Map<FileKind, Uint8Array | undefined>();
  if (isChanged.facts) made.set('facts', factFile.finish());
  if (isChanged.intakes) made.set('intakes', intakeFile.finish());
  if (day.frozen) return made;
  const { tallies, details } = written.finish(notes) ?? {};
  return made.set('tallies', tallies).set('details', details);
}

/** The day in parts with as many records as are written together: all that changed of a busy day, unpacked at once, would fill a small machine. */
export function partsOf({ dayMs, quarters }: Pick<Day, 'dayMs' | 'quarters'>): readonly Span[] {
  const starts = [dayMs];
  let records = 0;
  for (const [quarterMs, { facts, intakes }] of quarters) {
    if (records > 0 && records + facts + intakes > GROUP_ROWS) {
      starts.push(quarterMs);
      records = 0;
    }
    records += facts + intakes;
  }
  return starts.map((fromMs, i) => [fromMs, starts[i + 1] ?? dayMs + DAY_MS]);
}

function hasOpen({ open }: Day, kind: RecordKind): boolean {
  return open.some(({ kinds }) => kinds.includes(kind));
}
