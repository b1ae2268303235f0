/** What there is of a day of history, as lines. */
import type { Blobs } from '../../src/history/blobs/blobs.ts';
import { isUnfolded } from '../../src/history/changes/compact-day.ts';
import { type Day, FILE_KINDS, type FileKind, hasContacts } from '../../src/history/days/day.ts';
import { contactsName, fileName, openPrefix } from '../../src/history/days/day-blobs.ts';
import { type DayTable, dateOf } from '../../src/history/days/day-table.ts';
import { readColumns } from '../../src/history/parquet/parquet-file.ts';

/** @throws StoreError */
export async function inspectDay(days: DayTable, blobs: Blobs, dayMs: number): Promise<readonly string[]> {
  const stored = await days.read(dayMs);
  if (stored === undefined) return [`${dateOf(dayMs)}: nothing`];
  const { day } = stored;
  const files = await Promise.all(FILE_KINDS.map((kind) => fileLine(blobs, day, kind)));
  return [...dayLines(day), ...files, await contactsLine(blobs, day), ...(await openLines(blobs, day))];
}

function dayLines(day: Day): string[] {
  const quarters = [...day.quarters.values()];
  const sum = (of: 'facts' | 'intakes' | 'open') => quarters.reduce((all, quarter) => all + quarter[of], 0);
  const filedMs = quarters.reduce((last, quarter) => Math.max(last, quarter.filedMs), 0);
  return [
    `${dateOf(day.dayMs)} (UTC): revision ${day.revision}, ${day.frozen ? 'frozen' : 'not frozen'}, ${isUnfolded(day) ? 'not folded whole' : 'folded whole'}`,
    `quarter hours: ${quarters.length}; facts ${sum('facts')}, intake entries ${sum('intakes')}, ${sum('open')} of them open`,
    `last filed to: ${filedMs === 0 ? 'never' : new Date(filedMs).toISOString()}`,
  ];
}

async function fileLine(blobs: Blobs, day: Day, kind: FileKind): Promise<string> {
  const [name, revision] = [fileName(kind, day.dayMs), day.files.get(kind)];
  return revision === undefined ? `${name}: none` : namedLine(blobs, name, `revision ${revision}`);
}

async function contactsLine(blobs: Blobs, day: Day): Promise<string> {
  const [name, revision] = [contactsName(day), day.lookBack?.contacts?.revision];
  if (name === undefined) return 'contacts: none';
  return namedLine(blobs, name, `revision ${revision}${hasContacts(day) ? '' : ', older than the day'}`);
}

/** A file that cannot be read is told, and ends nothing. */
async function namedLine(blobs: Blobs, name: string, state: string): Promise<string> {
  const read = await blobs.read(name);
  if (read === undefined) return `${name}: missing, although the day names it (${state})`;
  const rows = await readColumns(read.bytes, { names: [] }).then(
    (columns) => `${columns.rows} rows`,
    () => 'cannot be read',
  );
  return `${name}: ${state}, ${rows}, ${read.bytes.length} bytes`;
}

async function openLines(blobs: Blobs, day: Day): Promise<string[]> {
  const listed = await Array.fromAsync(blobs.list(openPrefix(day.dayMs)));
  const isNamed = (name: string) => day.open.some((open) => name.startsWith(`${openPrefix(day.dayMs)}${open.name}.`));
  const rows = day.open.reduce((sum, open) => sum + open.rows, 0);
  return [
    `open: ${day.open.length} edits, ${rows} rows`,
    ...listed.map(({ name, sizeBytes }) => `${name}: ${sizeBytes} bytes${isNamed(name) ? '' : ', left by a writer that did not finish'}`),
  ];
}
