/** What the numbers of a page mean: a label is a button that opens it, and each is explained once, at the end of the page. */
import { type Html, html, NOTHING } from '../../html.ts';
import type { Kpi } from '../../metrics/kpis/data/kpi.ts';
import { KPIS } from '../../metrics/kpis/kpi-table.ts';
import type { Said, Words } from '../../words/words.ts';

export interface Explainer {
  /** A label that opens what the number means. @param id of KPIS (src/metrics/kpis/kpi-table.ts). @throws RangeError for another */
  label(id: string, text: Said): Html;
  /** A small mark beside a label that does something else, such as the head of a column that sorts. @param name what is explained. @throws RangeError */
  mark(id: string, name: Said): Html;
  /** What was asked for so far, one popover each, in the order of the table. */
  explanations(): Html;
}

const BY_ID: ReadonlyMap<string, Kpi> = new Map(KPIS.map((kpi) => [kpi.id, kpi]));

/** One for each page: it remembers what the page has to explain. */
export function explainerOf(words: Words): Explainer {
  const asked = new Set<string>();
  const targetOf = (id: string) => {
    if (!BY_ID.has(id)) throw new RangeError(`Cannot explain "${id}": no number of a report has this id`);
    asked.add(id);
    return `explain-${id}`;
  };
  return {
    label: (id, text) => html`<button class="what" type="button" popovertarget="${targetOf(id)}">${text}</button>`,
    mark: (id, name) =>
      html`<button class="what mark" type="button" popovertarget="${targetOf(id)}" aria-label="${words.say('page.means', { what: name })}">?</button>`,
    explanations: () => html`${KPIS.filter(({ id }) => asked.has(id)).map((kpi) => explanationOf(kpi, words))}`,
  };
}

/** The table of numbers is English. */
function explanationOf({ id, name, formula, filters, unit, choice }: Kpi, words: Words): Html {
  const { say, language } = words;
  const english = language === 'en' ? NOTHING : html` lang="en"`;
  const part = (label: Said, text: string) => html`<dt>${label}</dt><dd${english}>${text}</dd>`;
  return html`<div class="explanation" id="explain-${id}" popover role="dialog" aria-labelledby="explain-${id}-name">
<h2 id="explain-${id}-name"${english}>${name}</h2>
<dl>${part(say('page.formula'), formula)}${part(say('page.rows'), filters)}${part(say('page.unit'), unit)}${choice === null ? NOTHING : part(say('page.choice'), choice)}</dl>
<button type="button" class="close" popovertarget="explain-${id}" popovertargetaction="hide">${say('page.close')}</button>
</div>
`;
}
