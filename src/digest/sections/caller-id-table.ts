/** The numbers that calls are made from, against each other. */
import { certainlyLive } from '../../report/live.ts';
import type { CallerIdItem, Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { given } from '../tables/given.ts';
import { type Column, firstOf, type TableView, withRows } from '../tables/table-view.ts';

const MAX_NUMBERS = 6;

/** Caller ids of the configurations that have more than one, or a warning: warnings first, then the busiest. */
export function callerIdTable({ callerIds }: Pick<Report, 'callerIds'>, words: Words): TableView | null {
  const groups = Map.groupBy(callerIds, ({ configuration }) => configuration);
  const worthShowing = [...groups.values()].filter((group) => group.length > 1 || group.some(({ warning }) => warning)).flat();
  const rows = worthShowing
    .sort((a, b) => Number(b.warning) - Number(a.warning) || b.voiceAttempts - a.voiceAttempts)
    .map((item) => ({ ...item, said: callerIdName(item, words), ...(item.warning ? { flag: words.say('flag.low') } : {}) }));
  const head = {
    title: words.say('title.callerIds'),
    nameLabel: words.say('head.callerId'),
    note: words.say('note.callerIds'),
  };
  return withRows(firstOf(head, rows, columnsOf(words), words, MAX_NUMBERS));
}

function columnsOf(words: Words): readonly Column<CallerIdItem>[] {
  return [
    { label: words.say('column.calls'), text: ({ voiceAttempts }) => words.count(voiceAttempts) },
    { label: words.say('column.reached'), text: (item) => words.percent(certainlyLive(item).value) },
    { label: words.say('column.others'), text: ({ siblings }) => words.percent(siblings.value) },
    { label: words.say('column.before'), wideOnly: true, text: ({ before }) => words.percent(before?.value ?? null) },
    { label: words.say('column.short'), wideOnly: true, text: ({ shortCalls }) => words.percent(shortCalls.value) },
  ];
}

/** The number, within its configuration. */
export function callerIdName({ name, configurationName }: CallerIdItem, words: Words): Said {
  const [caller, configuration] = [given(name), given(configurationName)];
  return configuration === '' ? words.say('row.callerIdAlone', { caller }) : words.say('row.callerId', { caller, name: configuration });
}
