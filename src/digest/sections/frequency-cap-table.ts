/** How often contacts were called more often than they may be. */
import type { Report } from '../../report/report.ts';
import type { Said, Words } from '../../words/words.ts';
import { capName } from '../tables/cap-name.ts';
import { firstOf, type TableView, withRows } from '../tables/table-view.ts';

// No rule pack has more than one.
const MAX_CAPS = 3;

type Cap = Report['compliance']['frequency'][number];

/** Each frequency cap with how often it was broken. */
export function frequencyCapTable({ compliance }: Pick<Report, 'compliance'>, words: Words): TableView | null {
  const note = noteOfCaps(compliance.frequency, words);
  const head = { title: words.say('title.caps'), nameLabel: words.say('head.atMost'), note };
  const rows = compliance.frequency.map((cap) => ({ ...cap, said: capName(cap, words) }));
  const columns = [
    { label: words.say('column.contactsOver'), text: ({ contactsOver }: Cap) => words.count(contactsOver) },
    { label: words.say('column.attemptsOver'), text: ({ rowsOver }: Cap) => words.count(rowsOver) },
    { label: words.say('column.mostSeen'), text: ({ maxSeen }: Cap) => words.count(maxSeen) },
  ];
  return withRows(firstOf(head, rows, columns, words, MAX_CAPS));
}

/** What caps by matter were counted by; null where there are none. All of them are counted alike. */
function noteOfCaps(caps: readonly Cap[], words: Words): Said | null {
  const [cap] = caps.filter(({ per }) => per === 'matter');
  if (cap === undefined) return null;
  const { byMatter, byContact, maxOfContact } = cap;
  if (byMatter === 0) return words.say('note.capsByContact');
  return words.say('note.capsByMatter', {
    attempts: byMatter,
    known: byContact === 0 ? 'no' : 'yes',
    number: words.count(byContact),
    most: words.count(maxOfContact),
  });
}
