/** What a report is narrowed to: a menu for each column that has something to choose, and what is chosen as chips that can be taken off. */
import { given } from '../../digest/tables/given.ts';
import { type Html, html, NOTHING } from '../../html.ts';
import type { Choice } from '../../report/around/surroundings.ts';
import { NOT_GIVEN } from '../../report/lists.ts';
import { SCOPE_COLUMNS, type ScopeColumn, valuesOf } from '../../report/scope.ts';
import { scopeNames } from '../../report/scope-names.ts';
import { changedAddress } from '../address/address-of.ts';
import type { SectionSource } from '../parts/section.ts';
import { formOf } from './form.ts';
import { menuOf } from './menu.ts';

type Source = Pick<SectionSource, 'address' | 'around' | 'words' | 'report'>;

// More boxes than these nobody looks through: then names are typed.
const MOST_BOXES = 60;

/** One for each column with more than one value, or narrowed already. */
export function filterMenus(source: Source): Html[] {
  return SCOPE_COLUMNS.flatMap((column) => {
    const [choices, chosen] = [source.around.choices[column], chosenOf(source, column)];
    if (choices.length < 2 && chosen.length === 0) return [];
    const { say } = source.words;
    const isSet = chosen.length > 0;
    const value = isSet ? source.words.count(chosen.length) : undefined;
    return [menuOf({ label: say('page.filter', { column }), value, isSet, body: filterForm(column, choices, source) })];
  });
}

function filterForm(column: ScopeColumn, choices: readonly Choice[], source: Source): Html {
  const { address, words } = source;
  const chosen = new Map(chosenOf(source, column).map((choice) => [choice.key, choice]));
  const offered = choices.length > MOST_BOXES ? [] : choices.filter(({ key }) => !chosen.has(key));
  const box = ({ key, name }: Choice) =>
    html`<label class="box"><input type="checkbox" name="${column}" value="${key || NOT_GIVEN}"${chosen.has(key) ? html` checked` : NOTHING}> ${words.name(given(name))}</label>`;
  const field = choices.length > MOST_BOXES ? typedField(column, choices, source) : NOTHING;
  const body = html`<fieldset><legend class="unseen">${words.say('page.filter', { column })}</legend>${[...chosen.values(), ...offered].map(box)}</fieldset>${field}<button class="go">${words.say('page.apply')}</button>`;
  return formOf({ address, changes: [column], body });
}

function typedField(column: ScopeColumn, choices: readonly Choice[], { words }: Source): Html {
  const options = choices.map(({ name }) => html`<option value="${name}">`);
  return html`<label>${words.say('page.filterBy')} <input name="${column}" list="names-${column}"></label><datalist id="names-${column}">${options}</datalist>`;
}

/** What is chosen, a link each to the page without it; and, of several, one to the page without any. */
export function filterChips(source: Source): Html {
  const { address, words } = source;
  const { say } = words;
  const chips = SCOPE_COLUMNS.flatMap((column) =>
    chosenOf(source, column).map(({ key, name }) => {
      const left = valuesOf(address.scope[column] ?? []).filter((value) => value !== key);
      const { [column]: _, ...others } = address.scope;
      const href = changedAddress(address, { scope: left.length === 0 ? others : { ...others, [column]: left } });
      return html`<li><a class="chip" href="${href}">${say('page.filter', { column })}: ${words.name(given(name))}<span class="unseen">, ${say('page.remove')}</span></a></li>`;
    }),
  );
  if (chips.length === 0) return NOTHING;
  const all = chips.length === 1 ? NOTHING : html`<li><a href="${changedAddress(address, { scope: {} })}">${say('page.clear')}</a></li>`;
  return html`<ul class="chips" aria-label="${say('page.narrowed')}">${chips}${all}</ul>`;
}

/** In the order of the address, by the names that choices or the report have. */
function chosenOf({ address, around, report }: Source, column: ScopeColumn): Choice[] {
  const names = new Map(around.choices[column].map(({ key, name }) => [key, name]));
  const narrowed = address.scope[column];
  const [told] = narrowed === undefined ? [] : scopeNames({ [column]: narrowed }, report);
  return valuesOf(narrowed ?? []).map((key, i) => ({ key, name: names.get(key) ?? told?.names[i] ?? key }));
}
