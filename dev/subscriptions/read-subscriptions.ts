/** The subscriptions of a file, or every field of it that is wrong, with its line and column. */
import { type FieldProblem, fieldName } from '../../src/subscriptions/subscription/field-problems.ts';
import { readSubscription } from '../../src/subscriptions/subscription/parse-subscription.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';
import { shown } from '../../src/time/zone.ts';
import { type Place, readYaml } from './yaml-file.ts';

export interface PlacedProblem extends Place {
  /** "subscriptions[1].schedule.zone"; '' = the file. */
  readonly field: string;
  readonly rule: string;
}

export interface SubscriptionsFile {
  /** In the order of the file. */
  readonly subscriptions: readonly Subscription[];
  readonly problems: readonly PlacedProblem[];
}

// Which domains are allowed only the app knows.
const RULES = { isAllowed: () => true };
// Where anchors have their place, as in the files of Docker Compose.
const EXTENSION = /^x-/;

/** Reads a list of subscriptions, or an object with the list as "subscriptions"; fields that begin with "x-" are the writer's own. */
export function readSubscriptions(text: string): SubscriptionsFile {
  const { value, problems, placeOf } = readYaml(text);
  if (problems.length > 0) return { subscriptions: [], problems: problems.map((one) => ({ field: '', ...one })) };
  const refused = (path: FieldProblem['path'], rule: string): PlacedProblem => ({ ...placeOf(path), field: fieldName(path), rule });
  const { list, way, problem } = listIn(value);
  if (problem !== undefined) return { subscriptions: [], problems: [refused(problem.path, problem.rule)] };
  const read = list.map((written) => readSubscription(undefined, written, RULES));
  const wrong = read.flatMap((one, i) => (one.problems ?? []).map(({ path, rule }) => refused([...way, i, ...path], rule)));
  const subscriptions = read.flatMap((one) => (one.problems === undefined ? [one.subscription] : []));
  return {
    subscriptions,
    problems: [...wrong, ...repeatedIds(list).map((i) => refused([...way, i, 'id'], 'another one before it has this id'))],
  };
}

interface Listed {
  readonly list: readonly unknown[];
  readonly way: FieldProblem['path'];
  readonly problem?: FieldProblem;
}

function listIn(value: unknown): Listed {
  if (Array.isArray(value)) return { list: value, way: [] };
  const none = (path: FieldProblem['path'], rule: string) => ({ list: [], way: [], problem: { path, rule } });
  if (typeof value !== 'object' || value === null)
    return none([], 'it is neither a list of subscriptions nor an object with "subscriptions"');
  const unknown = Object.keys(value).find((key) => key !== 'subscriptions' && !EXTENSION.test(key));
  if (unknown !== undefined)
    return none([unknown], `"${shown(unknown)}" is neither "subscriptions" nor a field of your own, which begins with "x-"`);
  const list: unknown = Reflect.get(value, 'subscriptions');
  return Array.isArray(list) ? { list, way: ['subscriptions'] } : none(['subscriptions'], 'it is missing or no list');
}

function repeatedIds(list: readonly unknown[]): readonly number[] {
  const ids = list.map((one) => (typeof one === 'object' && one !== null ? Reflect.get(one, 'id') : undefined));
  return ids.flatMap((id, i) => (id !== undefined && ids.indexOf(id) < i ? [i] : []));
}
