/** Attempts outside the allowed hours: a campaign a row, by the hour of the called party. */
import { given } from '../../../digest/tables/given.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import type { Report } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { changedAddress } from '../../address/address-of.ts';
import type { SectionSource } from '../../parts/section.ts';
import { type GridCell, heatGrid } from '../../tables/heat-grid.ts';
import { pageTable } from '../../tables/page-table.ts';

type Item = NonNullable<Report['compliance']['outsideHours']>[number];

const LAST_HOUR = 23;

/** Null where there are none, and in versions that do not tell. */
export function outsideHours(source: SectionSource): Html | null {
  const { report, words } = source;
  const items = report.compliance.outsideHours ?? [];
  if (items.length === 0) return null;
  const title = words.say('outside.title');
  const grid = heatGrid(
    {
      label: title,
      nameLabel: words.say('campaigns.name'),
      fromHour: 0,
      toHour: LAST_HOUR,
      rows: [...Map.groupBy(items, ({ configuration }) => configuration).values()].map((group) => ({
        name: nameOf(group, source),
        cells: cellsOf(group, words),
      })),
    },
    words,
  );
  const noHour = items.filter(({ hour }) => hour === null);
  return html`<h3>${title}</h3><p class="note">${words.say('outside.note')}</p>${grid}${noHour.length === 0 ? NOTHING : withoutHour(noHour, source)}`;
}

function nameOf([item]: readonly Item[], { address, words }: SectionSource): Html {
  const { configuration = '', configurationName = '' } = item ?? {};
  const href = `${changedAddress(address, { scope: { ...address.scope, configuration } })}#callingHours`;
  return html`<a href="${href}">${words.name(given(configurationName))}</a>`;
}

function cellsOf(group: readonly Item[], words: Words): (GridCell | null)[] {
  return Array.from({ length: LAST_HOUR + 1 }, (_, hour) => {
    const item = group.find((one) => one.hour !== null && Number(one.hour) === hour);
    return item === undefined ? null : { value: item.attempts + item.possible, text: textOf(item, words) };
  });
}

/** "12", "12 (3)", "(3)". */
function textOf({ attempts, possible }: Item, words: Words): Said {
  const value = words.count(possible);
  if (possible === 0) return words.count(attempts);
  return attempts === 0 ? words.say('outside.possible', { value }) : words.say('outside.both', { number: words.count(attempts), value });
}

function withoutHour(items: readonly Item[], source: SectionSource): Html {
  const { words } = source;
  return pageTable<Item>(
    {
      id: 'outsideHours',
      label: words.say('outside.noHour'),
      nameLabel: words.say('outside.noHour'),
      rows: items,
      nameOf: ({ configurationName }) => ({ text: words.name(given(configurationName)) }),
      columns: [
        { id: 'certain', label: words.say('outside.certain'), cell: ({ attempts }) => words.count(attempts) },
        { id: 'possible', label: words.say('outside.perhaps'), cell: ({ possible }) => words.count(possible) },
      ],
    },
    source,
  );
}
