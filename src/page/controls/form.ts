/** A form that changes one thing of the page's address and keeps the others. */
import { type Html, html } from '../../html.ts';
import { type Field, fieldsOf } from '../address/address-of.ts';
import type { PageAddress } from '../address/page-address.ts';

/** Parameters that name the days: a form that changes the days keeps none of them. */
export const DAY_FIELDS: readonly string[] = ['date', 'week', 'month', 'quarter', 'year', 'from', 'to', 'days'];

export interface FormParts {
  readonly address: PageAddress;
  /** Names of the parameters that it gives itself. */
  readonly changes: readonly string[];
  /** What is filled in, and the button. */
  readonly body: Html;
}

/** A version is of one day, of all scopes: whatever is changed leaves it. */
export function formOf({ address, changes, body }: FormParts): Html {
  const kept = fieldsOf({ ...address, version: undefined }).filter(([name]) => !changes.includes(name));
  const hidden = ([name, value]: Field) => html`<input type="hidden" name="${name}" value="${value}">`;
  return html`<form action="${address.path}">${kept.map(hidden)}${body}</form>
`;
}
