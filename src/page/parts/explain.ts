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
  /** What was asked for so far, one popover each, in the order of the table; empty where nothing was. */
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
    label: (id, text) => html`<button popovertarget="${targetOf(id)}">${text}</button>`,
    mark: (id, name) =>
      html`<button class="mark" popovertarget="${targetOf(id)}" aria-label="${words.say('page.means', { what: name })}">?</button>`,
    explanations: () => html`<div lang="en">${KPIS.filter(({ id }) => asked.has(id)).map(explanationOf)}</div>`,
  };
}

/** The table of numbers is English, and so is all that stands here. There are a hundred of these in a page: each is as short as HTML lets it be. */
function explanationOf({ id, name, formula, filters, unit, choice }: Kpi): Html {
  // A share tells its rows: they are what it is a share of.
  const rows = formula.endsWith(`/ ${filters}`) ? NOTHING : html`<br>Rows: ${filters}`;
  const why = choice === null ? NOTHING : html`<br>${choice}`;
  return html`<p id="explain-${id}" popover><b>${name}</b> (${unit})<br>${formula}${rows}${why}
`;
}
