/** Attempts outside the allowed hours: a campaign a row, by the hour of the called party. */
import { given } from '../../../digest/tables/given.ts';
import { type Html, html } from '../../../html.ts';
import type { Report } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { changedAddress } from '../../address/address-of.ts';
import type { SectionSource } from '../../parts/section.ts';
import { type GridCell, heatGrid, hourColumns } from '../../tables/heat-grid.ts';

type Item = NonNullable<Report['compliance']['outsideHours']>[number];

const LAST_HOUR = 23;
/** Stands behind the hours for those whose hour is not known. */
const NO_HOUR = LAST_HOUR + 1;

/** Null where there are none, and in versions that do not tell. Hours without any are left out. */
export function outsideHours(source: SectionSource): Html | null {
  const { report, words } = source;
  const items = report.compliance.outsideHours ?? [];
  if (items.length === 0) return null;
  const label = words.say('outside.title');
  const columns = [...hourColumns(0, LAST_HOUR), { index: NO_HOUR, label: words.say('outside.noHour') }];
  const grid = heatGrid({
    label,
    nameLabel: words.say('campaigns.name'),
    columns: columns.filter(({ index }) => items.some((item) => columnOf(item) === index)),
    rows: [...Map.groupBy(items, ({ configuration }) => configuration).values()].map((group) => ({
      name: nameOf(group, source),
      cells: columns.map(({ index }) => cellOf(group.find((item) => columnOf(item) === index) ?? null, words)),
    })),
  });
  return html`<h3>${label}</h3><p class="note">${words.say('outside.note')}</p>${grid}`;
}

function columnOf({ hour }: Item): number {
  return hour === null ? NO_HOUR : Number(hour);
}

function nameOf([item]: readonly Item[], { address, words }: SectionSource): Html {
  const { configuration = '', configurationName = '' } = item ?? {};
  const href = `${changedAddress(address, { scope: { ...address.scope, configuration } })}#callingHours`;
  return html`<a href="${href}">${words.name(given(configurationName))}</a>`;
}

function cellOf(item: Item | null, words: Words): GridCell | null {
  return item && { value: item.attempts + item.possible, text: textOf(item, words) };
}

/** "12", "12 (3)", "(3)". */
function textOf({ attempts, possible }: Item, words: Words): Said {
  const value = words.count(possible);
  if (possible === 0) return words.count(attempts);
  return attempts === 0 ? words.say('outside.possible', { value }) : words.say('outside.both', { number: words.count(attempts), value });
}
