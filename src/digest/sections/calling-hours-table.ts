/** How the calls kept to the hours of the rule pack. */
import { RULE_PACKS } from '../../metrics/zones/rule-packs.ts';
import type { Report } from '../../report/report.ts';
import type { MessageId, Said, Words } from '../../words/words.ts';
import { given } from '../tables/given.ts';
import { type TableView, tableOf, withRows } from '../tables/table-view.ts';

const MAX_NOTE = 360;
const MAX_PLACES = 2;

type PackName = Extract<MessageId, `pack.${string}`>;

/** What is certain apart from what is possible. */
export function callingHoursTable({ compliance }: Pick<Report, 'compliance'>, words: Words): TableView | null {
  const { callingHours: hours } = compliance;
  const rows = [
    { name: '', said: words.say('row.hoursOk'), attempts: hours.ok ?? 0 },
    { name: '', said: words.say('row.hoursViolation'), attempts: hours.violation ?? 0 },
    { name: '', said: words.say('row.hoursPossible'), attempts: hours.possible ?? 0 },
    { name: '', said: words.say('row.hoursUndeterminable'), attempts: hours.undeterminable ?? 0 },
  ];
  const total = rows.reduce((sum, { attempts }) => sum + attempts, 0);
  const note = words.paragraph([...outsideNote(compliance, words), packNote(compliance, words)]);
  const head = { title: words.say('title.callingHours'), nameLabel: words.say('head.calledParty'), note };
  const columns = [
    { label: words.say('column.attempts'), text: ({ attempts }: { readonly attempts: number }) => words.count(attempts) },
    { label: words.say('column.share'), text: ({ attempts }: { readonly attempts: number }) => words.ratio(attempts, total) },
  ];
  return withRows(tableOf(head, total === 0 ? [] : rows, columns, words));
}

/** A pack of the app's own in the reader's language; another one, of an older or newer version, in its own words. */
function packNote({ rulePack: { id, name, note } }: Report['compliance'], words: Words): Said {
  const isKnown = RULE_PACKS.some((pack) => pack.id === id && pack.name === name);
  return words.say('note.rulePack', {
    // The note of one of the app's own says that it is no legal advice.
    known: isKnown ? 'yes' : 'no',
    pack: isKnown ? words.say(`pack.${id}` as PackName) : words.name(name),
    packNote: isKnown ? words.say(`packNote.${id}` as Extract<MessageId, `packNote.${string}`>) : words.name(note, MAX_NOTE),
  });
}

/** Where and when the certain violations were made, the commonest first; none without any, and in a version that does not tell. */
function outsideNote({ outsideHours = [] }: Report['compliance'], words: Words): Said[] {
  const certain = outsideHours.filter(({ attempts }) => attempts > 0);
  if (certain.length === 0) return [];
  const places = certain.slice(0, MAX_PLACES).map(({ configurationName, hour, attempts }) => {
    const [name, number] = [given(configurationName), words.count(attempts)];
    if (hour === null) return words.say('outside.placeOnly', { name, number });
    return words.say('outside.place', { name, hours: words.hourSpan(Number(hour), Number(hour) + 1), number });
  });
  // Attempts, as the numbers of the places before it are.
  const more = certain.slice(MAX_PLACES).reduce((sum, { attempts }) => sum + attempts, 0);
  return [words.say('note.outside', { list: words.enumeration(places), others: more > 0 ? 'yes' : 'no', more })];
}
