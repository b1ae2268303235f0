/** The grammar of $filter as the emulator speaks it: text to a tree, with the position of every fault. Names and types are checked later. */

import { badQuery, ServiceError } from '../http/service-error.ts';
import { epochMs } from '../table/key.ts';
import { badArray, type Token, type TokenKind, tokensOf } from './filter-tokens.ts';

const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Literal =
  | { readonly kind: 'null' }
  | { readonly kind: 'string' | 'guid'; readonly value: string }
  | { readonly kind: 'number' | 'date'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean };

export type FilterSyntax =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterSyntax[] }
  | { readonly kind: 'not'; readonly part: FilterSyntax }
  | { readonly kind: 'compare'; readonly property: string; readonly operator: Operator; readonly literal: Literal }
  | { readonly kind: 'in'; readonly property: string; readonly values: readonly string[] };

interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly aliases: ReadonlyMap<string, string>;
  at: number;
  depth: number;
  conditions: number;
}

/** Conditions a query may have; In counts as one. */
const MAX_CONDITIONS = 500;
const MAX_DEPTH = 100;
const IN = 'Microsoft.Dynamics.CRM.In';

/** Parses a $filter; `aliases` are the query's parameter aliases ("@p1" to its text). @throws ServiceError 400 */
export function parseFilter(text: string, aliases: ReadonlyMap<string, string> = new Map()): FilterSyntax {
  const cursor: Cursor = { text, tokens: tokensOf(text), aliases, at: 0, depth: 0, conditions: 0 };
  const filter = parseChain(cursor, 'or');
  if (peek(cursor).kind !== 'end') throw unexpected(cursor);
  return filter;
}

// or binds weakest, then and; a chain is kept flat, so a long one costs no depth.
function parseChain(cursor: Cursor, kind: 'or' | 'and'): FilterSyntax {
  const next = () => (kind === 'or' ? parseChain(cursor, 'and') : parseUnary(cursor));
  const first = next();
  const parts = [first];
  while (takeWord(cursor, kind)) parts.push(next());
  return parts.length === 1 ? first : { kind, parts };
}

function parseUnary(cursor: Cursor): FilterSyntax {
  if (++cursor.depth > MAX_DEPTH) throw badQuery(`The recursion limit of ${MAX_DEPTH} has been exceeded in the $filter.`);
  const filter = parsePrimary(cursor);
  cursor.depth--;
  return filter;
}

function parsePrimary(cursor: Cursor): FilterSyntax {
  if (takeWord(cursor, 'not')) return { kind: 'not', part: parseUnary(cursor) };
  if (!takeMark(cursor, '(')) return parseCondition(cursor);
  const filter = parseChain(cursor, 'or');
  expectMark(cursor, ')');
  return filter;
}

function parseCondition(cursor: Cursor): FilterSyntax {
  if (++cursor.conditions > MAX_CONDITIONS) {
    throw new ServiceError(400, '0x8004430C', 'Number of conditions in query exceeded maximum limit.');
  }
  const property = expect(cursor, 'word').text;
  if (takeMark(cursor, '(')) return parseFunction(cursor, property);
  const operator = OPERATORS.find((name) => takeWord(cursor, name));
  if (operator === undefined) throw unexpected(cursor);
  return { kind: 'compare', property, operator, literal: parseLiteral(cursor) };
}

function parseFunction(cursor: Cursor, name: string): FilterSyntax {
  if (name !== IN) throw badQuery(`An unknown function with name '${name}' was found. The emulator knows ${IN} alone.`);
  parameter(cursor, 'PropertyName');
  const property = unquote(textOf(cursor, 'string'));
  expectMark(cursor, ',');
  parameter(cursor, 'PropertyValues');
  const values = parseArray(textOf(cursor, 'array'));
  expectMark(cursor, ')');
  return { kind: 'in', property, values };
}

function parameter(cursor: Cursor, name: string): void {
  if (!takeWord(cursor, name)) throw unexpected(cursor);
  expectMark(cursor, '=');
}

/** A parameter's text, written in place or by an alias. */
function textOf(cursor: Cursor, kind: 'string' | 'array'): string {
  if (peek(cursor).kind !== 'alias') return expect(cursor, kind).text;
  const name = expect(cursor, 'alias').text;
  const text = cursor.aliases.get(name);
  if (text === undefined) throw badQuery(`The parameter alias '${name}' has no value in the query.`);
  const [token, end] = tokensOf(text);
  if (token?.kind !== kind || end?.kind !== 'end') throw badQuery(`The parameter alias '${name}' is no ${kind}.`);
  return token.text;
}

function parseArray(text: string): string[] {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    throw badArray();
  }
  if (!Array.isArray(values) || !values.every((value) => typeof value === 'string'))
    throw badQuery('PropertyValues is no array of strings.');
  return values;
}

function parseLiteral(cursor: Cursor): Literal {
  if (takeWord(cursor, 'null')) return { kind: 'null' };
  if (takeWord(cursor, 'true')) return { kind: 'boolean', value: true };
  if (takeWord(cursor, 'false')) return { kind: 'boolean', value: false };
  const { kind, text } = peek(cursor);
  const literal = literalOf(kind, text);
  if (literal === undefined) throw unexpected(cursor);
  cursor.at++;
  return literal;
}

function literalOf(kind: TokenKind, text: string): Literal | undefined {
  if (kind === 'string') return { kind, value: unquote(text) };
  if (kind === 'guid') return { kind, value: text.toLowerCase() };
  if (kind === 'number') return { kind, value: Number(text) };
  if (kind !== 'date') return undefined;
  const value = epochMs(text.length === 10 ? `${text}T00:00:00Z` : text.toUpperCase());
  return value === null ? undefined : { kind, value };
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'");
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.at] ?? { kind: 'end', text: '', position: cursor.text.length };
}

function takeWord(cursor: Cursor, word: string): boolean {
  return take(cursor, 'word', word);
}

function takeMark(cursor: Cursor, mark: string): boolean {
  return take(cursor, 'mark', mark);
}

function take(cursor: Cursor, kind: TokenKind, text: string): boolean {
  const token = peek(cursor);
  if (token.kind !== kind || token.text !== text) return false;
  cursor.at++;
  return true;
}

function expectMark(cursor: Cursor, mark: string): void {
  if (!takeMark(cursor, mark)) throw unexpected(cursor);
}

function expect(cursor: Cursor, kind: TokenKind): Token {
  const token = peek(cursor);
  if (token.kind !== kind) throw unexpected(cursor);
  cursor.at++;
  return token;
}

function unexpected(cursor: Cursor): ServiceError {
  return badQuery(`Syntax error at position ${peek(cursor).position} in '${cursor.text}'.`);
}
