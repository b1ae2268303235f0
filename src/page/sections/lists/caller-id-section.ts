/** The numbers that calls are made from, against each other. */
import { callerIdName } from '../../../digest/sections/caller-id-table.ts';
import type { Html } from '../../../html.ts';
import { certainlyLive } from '../../../report/live.ts';
import type { CallerIdItem, Rate } from '../../../report/report.ts';
import type { Words } from '../../../words/words.ts';
import type { SectionSource } from '../../parts/section.ts';
import type { PageColumn } from '../../tables/page-column.ts';
import { listSection } from './list-section.ts';

/** Warnings first, then the busiest. */
export function callerIdSection(source: SectionSource): Html | null {
  const { report, words } = source;
  return listSection<CallerIdItem>(
    {
      id: 'callerIds',
      title: words.say('title.callerIds'),
      note: words.say('note.callerIds'),
      nameLabel: words.say('head.callerId'),
      rows: report.callerIds.toSorted((a, b) => Number(b.warning) - Number(a.warning) || b.voiceAttempts - a.voiceAttempts),
      nameOf: (item) => ({ text: callerIdName(item, words), ...(item.warning && { flag: words.say('flag.low') }) }),
      columns: columnsOf(words),
    },
    source,
  );
}

function columnsOf(words: Words): PageColumn<CallerIdItem>[] {
  const rate = (
    id: 'reached' | 'others' | 'before' | 'short',
    kpi: string,
    of: (item: CallerIdItem) => Rate | null,
  ): PageColumn<CallerIdItem> => ({
    ...{ id, kpi, label: words.say(`column.${id}`) },
    ...{ cell: (item) => words.percent(of(item)?.value ?? null), value: (item) => of(item)?.value ?? null },
  });
  return [
    {
      ...{ id: 'calls', label: words.say('column.calls'), kpi: 'callerIdAttempts' },
      ...{ cell: ({ voiceAttempts }) => words.count(voiceAttempts), value: ({ voiceAttempts }) => voiceAttempts },
    },
    rate('reached', 'callerIdLive', certainlyLive),
    rate('others', 'callerIdSiblings', ({ siblings }) => siblings),
    rate('before', 'callerIdBefore', ({ before }) => before),
    rate('short', 'callerIdShort', ({ shortCalls }) => shortCalls),
    {
      ...{ id: 'chance', label: words.say('column.chance'), kpi: 'callerIdP' },
      ...{ cell: ({ p }) => words.roughPercent(p), value: ({ p }) => p },
    },
  ];
}
