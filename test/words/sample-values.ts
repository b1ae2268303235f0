/** Values for every message: each of its choices with each of the others, and counts from none to many. */
import { ARGUMENTS, type ArgumentName } from '../../src/words/declared/arguments.ts';
import { DECLARED, type MessageId } from '../../src/words/declared/message-values.ts';
import type { Say } from '../../src/words/say.ts';
import type { Words } from '../../src/words/words.ts';

const COUNTS = [0, 1, 2, 5, 21, 12_045, 1_000_000];

/** The arguments that a message is declared with; names have none. */
export function argumentsOf(id: string): readonly ArgumentName[] {
  return (DECLARED as Readonly<Record<string, readonly ArgumentName[]>>)[id] ?? [];
}

/** One set of values a variant of the message. */
export function samplesOf(id: string): Record<string, string | number>[] {
  const names = argumentsOf(id);
  const counts = names.some((name) => ARGUMENTS[name].kind === 'count') ? COUNTS : [1];
  const choices = names.reduce<Record<string, string>[]>(
    (sets, name) => {
      const argument = ARGUMENTS[name];
      return argument.kind === 'choice' ? sets.flatMap((set) => argument.options.map((option) => ({ ...set, [name]: option }))) : sets;
    },
    [{}],
  );
  return choices.flatMap((choice) =>
    counts.map((count) => ({ ...Object.fromEntries(names.map((name) => [name, sampleOf(name, count)])), ...choice })),
  );
}

/** Says a message of any id: only a test does that without its type. */
export function sayAny(words: Words, id: string, values: Readonly<Record<string, string | number>>): string {
  const say = words.say as (...args: [MessageId, unknown]) => ReturnType<Say>;
  return say(id as MessageId, values);
}

function sampleOf(name: ArgumentName, count: number): string | number {
  return ARGUMENTS[name].kind === 'count' ? count : `«${name}»`;
}
