/** The IANA time zone database as the app ships it, whatever release the running Node has. */
import packed from 'moment-timezone/data/packed/latest.json' with { type: 'json' };
import { unpackZone, type ZoneTable } from './zone-table.ts';

/** Release of the IANA database whose offsets are in use, such as "2026f". */
export const ZONE_DATA_RELEASE: string = packed.version;

/** All names of the database, links too, in its spelling and sorted. */
export function zoneNames(): readonly string[] {
  return Array.from(lines().values(), ({ name }) => name).sort();
}

/** A name in the spelling of the database, whatever its case; undefined where it is none. */
export function zoneSpelling(name: string): string | undefined {
  return lines().get(name.toLowerCase())?.name;
}

const tables = new Map<string, ZoneTable>();

/** The offsets of a zone, unpacked once. @throws RangeError for a name that the database does not have */
export function zoneTable(name: string): ZoneTable {
  return tables.get(name) ?? unpacked(name);
}

function unpacked(name: string): ZoneTable {
  const line = lines().get(name.toLowerCase());
  if (line === undefined)
    throw new RangeError(`Cannot tell the time in zone "${name.slice(0, 60)}": the zone data ${ZONE_DATA_RELEASE} do not have it`);
  // A link and each spelling share the one table of their zone.
  const table = tables.get(line.zone) ?? unpackZone(line.packed);
  tables.set(line.zone, table).set(line.name, table);
  return table;
}

interface ZoneLine {
  readonly name: string;
  /** The zone that a link is another name of; else the name. */
  readonly zone: string;
  readonly packed: string;
}

let byKey: ReadonlyMap<string, ZoneLine> | undefined;

/** By name in lower case. */
function lines(): ReadonlyMap<string, ZoneLine> {
  byKey ??= linesByKey();
  return byKey;
}

function linesByKey(): Map<string, ZoneLine> {
  const found = new Map<string, ZoneLine>();
  for (const text of packed.zones) {
    const name = text.slice(0, text.indexOf('|'));
    found.set(name.toLowerCase(), { name, zone: name, packed: text });
  }
  for (const link of packed.links) {
    const [zone = '', name = ''] = link.split('|');
    const line = found.get(zone.toLowerCase());
    if (line !== undefined) found.set(name.toLowerCase(), { ...line, name });
  }
  return found;
}
