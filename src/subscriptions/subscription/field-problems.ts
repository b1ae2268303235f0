/** What is wrong with a subscription as it was written: which field breaks which rule. No address is repeated. */
import type { z } from 'zod';
import { nearestNames } from '../../lookup/nearest.ts';
import { shown } from '../../time/zone.ts';
import { CHOICES, FIELDS } from './subscription-schema.ts';

export interface FieldProblem {
  /** The way to it: ["recipients", 2]; [] = the whole. */
  readonly path: readonly (string | number)[];
  /** "it has no @" */
  readonly rule: string;
}

const LONG_LIST = 8;
/** What zod says of forms that have no rule of their own. */
const NO_RULE = 'Invalid input';

/** The name of a field for people: "recipients[2]", "schedule.zone". */
export function fieldName(path: FieldProblem['path']): string {
  const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${shown(part)}`)).join('');
  return name.replace(/^\./, '');
}

/** All that a schema found, a problem each. */
export function problemsOf({ issues }: z.ZodError, written: unknown): readonly FieldProblem[] {
  return issues.flatMap((issue) => problemsIn(issue, written, []));
}

type Issue = z.core.$ZodIssue;

function problemsIn(issue: Issue, written: unknown, above: FieldProblem['path']): readonly FieldProblem[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], rule: unknownField(key, path) }));
  const meant = issue.code === 'invalid_union' && issue.message === NO_RULE ? branchMeant(issue.errors) : undefined;
  if (meant !== undefined) return meant.flatMap((inner) => problemsIn(inner, written, path));
  return [{ path, rule: ruleOf(issue, path, valueAt(written, path)) }];
}

/** Of the forms that a value may have, that which it has by its kind. */
function branchMeant(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isOtherKind = ({ path, code }: Issue) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
  return errors.find((issues) => issues.length > 0 && !issues.some(isOtherKind));
}

function ruleOf(issue: Issue, path: FieldProblem['path'], value: unknown): string {
  const choices = choicesOf(issue, path);
  if (choices !== undefined) return noneOf(choices, value);
  if (value === undefined) return 'it is missing';
  if (issue.code !== 'invalid_type' && !(issue.code === 'invalid_union' && issue.message === NO_RULE)) return issue.message;
  if (path.length === 0) return 'it is no object with fields';
  const expected = issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined;
  const isUnquoted = (expected ?? KINDS.string) === KINDS.string && (typeof value === 'number' || typeof value === 'boolean');
  if (isUnquoted) return 'it is no text: put it into quotes';
  if (value === null) return 'it is empty: give it a value, or leave the field out';
  if (expected === KINDS.array && typeof value === 'string') return 'it is no list: put it into [ ]';
  if (expected === undefined) return 'it is nothing that can stand here';
  return expected === KINDS.boolean ? 'it is neither true nor false' : `it is no ${expected}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'list',
  object: 'object with fields',
  int: 'whole number',
  number: 'number',
  boolean: 'true or false',
};

function choicesOf(issue: Issue, path: FieldProblem['path']): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  return issue.code === 'invalid_union' && issue.errors.length === 0 ? CHOICES[String(path.at(-1))] : undefined;
}

function noneOf(choices: readonly string[], value: unknown): string {
  const all = choices.length > LONG_LIST ? 'one of those that are known' : `one of ${choices.join(', ')}`;
  if (value === undefined) return `it is missing: ${all}`;
  if (typeof value !== 'string') return `it is not ${all}`;
  const hint = choices.length > LONG_LIST ? `; the nearest are ${nearestNames(value, choices).slice(0, 3).join(', ')}` : '';
  return `"${shown(value)}" is not ${all}${hint}`;
}

function unknownField(key: string, path: FieldProblem['path']): string {
  const parent = [...path].reverse().find((part) => typeof part === 'string') ?? '';
  const known = FIELDS[parent] ?? FIELDS.mailbox ?? [];
  const [nearest] = nearestNames(key, known);
  return `it is no field here; the nearest is "${nearest}"`;
}

function valueAt(written: unknown, path: FieldProblem['path']): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    written,
  );
}
