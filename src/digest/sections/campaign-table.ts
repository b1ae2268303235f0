/** The campaigns, the most unusual first: what a reader looks at where something is odd. */
import { isWatched } from '../../report/comparison/comparison-model.ts';
import { MANY } from '../../report/lists.ts';
import { liveRateOf } from '../../report/live.ts';
import type { ConfigurationItem, Report, Signal } from '../../report/report.ts';
import { scopeItems } from '../../report/scope-names.ts';
import type { Said, Words } from '../../words/words.ts';
import { type Column, type TableView, tableOf } from '../tables/table-view.ts';

const MOST = 5;

/** Five configurations with what their live rate usually is, where that is known of one and the day is held against it; null where there is none. */
export function campaignTable(report: Report, signals: readonly Signal[], words: Words): TableView | null {
  const all = scopeItems(report, 'configuration');
  const items = all
    .filter(({ key }) => key !== MANY)
    .toSorted((a, b) => (b.unusual ?? 0) - (a.unusual ?? 0) || b.deliveries - a.deliveries || (a.key < b.key ? -1 : 1));
  if (items.length === 0) return null;
  const rows = items.slice(0, MOST).map((item) => ({
    ...item,
    ...campaignFlag(item, signals, words),
  }));
  const left = all.length - rows.length;
  const usually: Column<ConfigurationItem> = {
    label: words.say('campaigns.usually'),
    text: ({ usual }) => words.percent(usual?.live ?? null),
  };
  const hasUsual = isWatched(report.comparison) && rows.some(({ usual }) => (usual?.live ?? null) !== null);
  return tableOf(
    { title: words.say('campaigns.title'), nameLabel: words.say('campaigns.name') },
    rows,
    [
      { label: words.say('column.deliveries'), text: ({ deliveries }) => words.count(deliveries) },
      { label: words.say('campaigns.reached'), text: (item) => words.percent(liveRateOf(item).value) },
      ...(hasUsual ? [usually] : []),
    ],
    words,
    left > 0 ? moreOf(left, items.slice(MOST), words) : null,
  );
}

/** Those left out are called normal only where they are. */
function moreOf(count: number, left: readonly ConfigurationItem[], words: Words) {
  const isKnown = left.length === count && left.every(({ unusual }) => unusual !== undefined && unusual < 2);
  return words.say(isKnown ? 'campaigns.more' : 'more', { count });
}

/** What findings say of it: "147 calls outside hours". */
export function campaignFlag({ key }: Pick<ConfigurationItem, 'key'>, signals: readonly Signal[], words: Words): { readonly flag?: Said } {
  const [outside] = signals
    .filter(({ kind }) => kind === 'callingHours')
    .flatMap(({ most = [] }) => most.filter((part) => part.key === key));
  if (outside === undefined || outside.column !== 'configuration') return {};
  return { flag: words.say('short.callingHours', { attempts: outside.value ?? 0 }) };
}
