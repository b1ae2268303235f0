/** HTML that escapes by default: what a template is given is text, unless a template made it. */

/** Markup that html`` made. */
export interface Html {
  readonly markup: string;
}
type Value = Html | string | number | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A template; lists of markup are put one after the other. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: parts.reduce((text, part, i) => `${text}${markupOf(values[i - 1] ?? '')}${part}`) };
}

/** Markup with a text between. */
export function joined(list: readonly Html[], between: string): Html {
  return { markup: list.map(({ markup }) => markup).join(escaped(between)) };
}

export const NOTHING: Html = { markup: '' };

function markupOf(value: Value): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
