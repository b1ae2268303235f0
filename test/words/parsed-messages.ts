/** Messages of the catalogue taken apart: their arguments by the way they are used, and their own text. */
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** How a message uses an argument. */
export interface Use {
  readonly name: string;
  readonly way: 'plain' | 'number' | 'plural' | 'select';
  /** Of a select or plural. */
  readonly options: readonly string[];
}

/** Every use, in the order of the text. @throws SyntaxError where it is no message */
export function usesOf(message: string): Use[] {
  return parse(message, { ignoreTag: true }).flatMap(usesIn);
}

/** What is said whatever the values are, each piece by itself. */
export function textsOf(message: string): string[] {
  return parse(message, { ignoreTag: true }).flatMap(textsIn);
}

function usesIn(element: MessageFormatElement): Use[] {
  switch (element.type) {
    case TYPE.argument:
      return [{ name: element.value, way: 'plain', options: [] }];
    case TYPE.number:
      return [{ name: element.value, way: 'number', options: [] }];
    case TYPE.plural:
    case TYPE.select: {
      const options = Object.entries(element.options);
      const way = element.type === TYPE.plural ? 'plural' : 'select';
      const own: Use = { name: element.value, way, options: options.map(([option]) => option) };
      return [own, ...options.flatMap(([, { value }]) => value.flatMap(usesIn))];
    }
    case TYPE.literal:
    case TYPE.pound:
      return [];
    default:
      throw new TypeError(`Cannot read a message: nothing in it may be of type ${element.type}`);
  }
}

function textsIn(element: MessageFormatElement): string[] {
  if (element.type === TYPE.literal) return [element.value];
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
  return Object.values(element.options).flatMap(({ value }) => value.flatMap(textsIn));
}
