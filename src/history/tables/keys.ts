/** Keys of Table Storage: what may be one, and ranges of them. */
import { StoreError } from '../../errors.ts';

/** Where a stored value or document lies. */
export interface StoreKey {
  /** Values of one partition are listed together, in the order of their rows. */
  readonly partition: string;
  readonly row: string;
}

// 512 characters is the lower of the limits of Table Storage (1 KiB) and Azurite.
const MAX_PARTITION = 512;
const MAX_ROW = 480;
// The four that the service refuses, the percent sign that clients encode in different ways, control characters, and halves of surrogate pairs.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
const FORBIDDEN = /[/\\#?%\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/u;

/** Gives the key back where Table Storage can hold it. @throws StoreError store.key, which names the part and the rule */
export function checkKey<Key extends StoreKey>(key: Key): Key {
  check('partition', key.partition, MAX_PARTITION);
  check('row', key.row, MAX_ROW);
  return key;
}

/** A time zone as a part of a key, which may hold no slash: "Europe|Lisbon". */
export function zoneKey(zone: string): string {
  return zone.replaceAll('/', '|');
}

/** The time zone that zoneKey() made a part of a key of. */
export function zoneOfKey(part: string): string {
  return part.replaceAll('|', '/');
}

/** A key as a message may show it: short, on one line, without what could be a mail address or a phone number. */
export function shownKey({ partition, row }: StoreKey): string {
  return `"${shownText(partition)}", "${shownText(row)}"`;
}

/** OData filter for the rows of a partition in [fromRow, toRow); an absent bound is open. @throws StoreError store.key for a partition that is no key */
export function rangeFilter(partition: string, fromRow?: string, toRow?: string): string {
  check('partition', partition, MAX_PARTITION);
  const bounds = [`PartitionKey eq ${quoted(partition)}`];
  if (fromRow !== undefined) bounds.push(`RowKey ge ${quoted(fromRow)}`);
  if (toRow !== undefined) bounds.push(`RowKey lt ${quoted(toRow)}`);
  return bounds.join(' and ');
}

/** OData filter for all rows of the partitions in [fromPartition, toPartition). @throws StoreError store.key for one that is no key */
export function partitionsFilter(fromPartition: string, toPartition: string): string {
  for (const partition of [fromPartition, toPartition]) check('partition', partition, MAX_PARTITION);
  return `PartitionKey ge ${quoted(fromPartition)} and PartitionKey lt ${quoted(toPartition)}`;
}

/** OData filter for the rows in [from, to), or all, of the partitions in [from, to). @throws StoreError store.key for a partition that is no key */
export function acrossFilter(partitions: readonly [string, string], rows?: readonly [string, string]): string {
  const filter = partitionsFilter(...partitions);
  return rows === undefined ? filter : `${filter} and RowKey ge ${quoted(rows[0])} and RowKey lt ${quoted(rows[1])}`;
}

function check(part: string, text: string, max: number): void {
  const rule = brokenRule(text, max);
  if (rule) throw new StoreError('store.key', `Cannot use the ${part} key "${shownText(text)}": ${rule}`);
}

function brokenRule(text: string, max: number): string | undefined {
  if (text === '') return 'it is empty';
  if (text.length > max) return `it has ${text.length} characters, more than ${max}`;
  if (FORBIDDEN.test(text)) return 'it holds a slash, backslash, #, ?, % or a control character';
  return undefined;
}

function shownText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
  const line = text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
  return line.replace(/[^\s|~]*@[^\s|~]*|\+?\d{7,}/g, '(hidden)').slice(0, 60);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
