/** The words of a $filter, each with its position. */
import { badQuery, type ServiceError } from '../http/service-error.ts';

export type TokenKind = 'guid' | 'date' | 'number' | 'string' | 'array' | 'alias' | 'word' | 'mark' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly position: number;
}

const TOKEN = new RegExp(
  [
    '(?<guid>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\\w-]))',
    '(?<date>\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d))?(?![\\w-]))',
    '(?<number>-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?(?![\\w-]))',
    "(?<string>'(?:[^']|'')*')",
    '(?<array>\\[(?:[^"\\]]|"(?:[^"\\\\]|\\\\.)*")*\\])',
    '(?<alias>@\\w+)',
    '(?<word>[a-z_][\\w./]*)',
    '(?<mark>[(),=])',
  ].join('|'),
  'iy',
);

/** Cuts a text into tokens, the last of kind "end". @throws ServiceError 400 for a character that starts none, or a literal without end */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let position = skipBlanks(text, 0); position < text.length; ) {
    TOKEN.lastIndex = position;
    const groups = TOKEN.exec(text)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (found?.[1] === undefined) throw badCharacter(text, position);
    tokens.push({ kind: found[0] as TokenKind, text: found[1], position });
    position = skipBlanks(text, position + found[1].length);
  }
  tokens.push({ kind: 'end', text: '', position: text.length });
  return tokens;
}

function skipBlanks(text: string, position: number): number {
  let at = position;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function badCharacter(text: string, position: number): ServiceError {
  const character = text[position];
  if (character === "'") return badQuery(`There is an unterminated literal at position ${position} in '${text}'.`);
  if (character === '[') return badArray();
  return badQuery(`Syntax error: character '${character}' is not valid at position ${position} in '${text}'.`);
}

/** 400 for a list of values that is no JSON array. */
export function badArray(): ServiceError {
  return badQuery(
    "Invalid JSON. A comma character ',' was expected in scope 'Array'. Every two elements in an array and properties of an object must be separated by commas.",
  );
}
