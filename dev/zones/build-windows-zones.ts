/** `npm run windows-zones`: writes the table of Windows' time zones from the installed CLDR data (cldr-core). */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const TABLE = new URL('../../src/metrics/zones/data/windows-zones.ts', import.meta.url);

interface MapZone {
  readonly _other: string;
  readonly _territory: string;
  readonly _type: string;
}

/** The text of WINDOWS_ZONES: a line a zone, its id, the zones of territory 001, and those of each territory that has others. */
export function windowsZonesText(): string {
  const { supplemental } = JSON.parse(readFileSync(resolve('cldr-core/supplemental/windowsZones.json'), 'utf8')) as {
    readonly supplemental: { readonly windowsZones: { readonly mapTimezones: readonly { readonly mapZone: MapZone }[] } };
  };
  const byId = new Map<string, string[]>();
  for (const { mapZone } of supplemental.windowsZones.mapTimezones) {
    const { _other: id, _territory: territory, _type: zones } = mapZone;
    // 001 comes first; ZZ stands for the ocean.
    const parts = byId.get(id) ?? [id];
    if (territory !== 'ZZ') parts.push(territory === '001' ? zones.trim() : `${territory}=${zones.trim()}`);
    byId.set(id, parts);
  }
  const lines = [...byId.values()].map(([id = '', world = '', ...own]) =>
    [id, world, ...own.filter((part) => part.slice(part.indexOf('=') + 1) !== world)].join('|'),
  );
  return `\n${lines.join('\n')}\n`;
}

/** Version of the installed data. */
export function cldrVersion(): string {
  return (JSON.parse(readFileSync(resolve('cldr-core/package.json'), 'utf8')) as { readonly version: string }).version;
}

if (import.meta.main) {
  const before = readFileSync(TABLE, 'utf8');
  const version = before.replace(/cldr-core \d+\.\d+\.\d+/, `cldr-core ${cldrVersion()}`);
  writeFileSync(
    TABLE,
    version.replace(/`[^`]*`/, () => `\`${windowsZonesText()}\``),
  );
}
