/** Real answers against what the API's description says of them: which it documents, and what is wrong with one. */
import type { MediaType, OpenApiDocument } from '../../../src/http/openapi/document.ts';
import { documentValidator } from './document-validator.ts';

/** An answer that is documented: the route's name, the status and the media type, such as "report 200 application/json". */
export type AnswerName = string;

export interface DocumentedAnswers {
  readonly names: readonly AnswerName[];
  /** What is wrong with an answer, a line each; its name, and nothing wrong, where it is as documented. */
  check(operationId: string, response: Response): Promise<CheckedAnswer>;
}

export interface CheckedAnswer {
  readonly name: AnswerName;
  readonly wrong: readonly string[];
  /** Ways to objects that may have any member, and to members of the whole that may be absent. */
  readonly open: readonly string[];
  readonly absent: readonly string[];
}

// Each object of an answer is tried; lists of many alike tell nothing more.
const MOST_ALIKE = 2;

export function documentedAnswers(document: OpenApiDocument): DocumentedAnswers {
  const found = new Map<AnswerName, MediaType | undefined>();
  for (const { operationId, responses } of Object.values(document.paths).flatMap((methods) => Object.values(methods))) {
    for (const [status, response] of Object.entries(responses)) {
      const { content = {} } = '$ref' in response ? (document.components.responses[response.$ref.split('/').at(-1) ?? ''] ?? {}) : response;
      for (const [type, one] of Object.entries(content)) found.set(`${operationId} ${status} ${type}`, one);
      if (Object.keys(content).length === 0) found.set(`${operationId} ${status}`, undefined);
    }
  }
  const check = documentValidator(document.components);
  return {
    names: [...found.keys()],
    async check(operationId, response) {
      const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
      const name = `${operationId} ${response.status} ${type}`;
      const text = await response.text();
      const content = found.get(name);
      if (content === undefined) return { name, wrong: [`it is not documented: ${text.slice(0, 200)}`], open: [], absent: [] };
      if (!type.endsWith('json')) return { name, wrong: text === '' ? ['it is empty'] : [], open: [], absent: [] };
      const value: unknown = JSON.parse(text);
      return { name, wrong: check(content.schema, value), ...tolerated(value, (other) => check(content.schema, other).length === 0) };
    },
  };
}

/** What may be done to a value that is as it should be. One that is open as a whole is not looked into. */
function tolerated(value: unknown, isTaken: (value: unknown) => boolean): Pick<CheckedAnswer, 'open' | 'absent'> {
  const isOpen = (way: Way) => isTaken(changed(value, way, (object) => Object.assign(object, { surplus: 1 })));
  if (isOpen([])) return { open: [''], absent: [] };
  const members = Object.keys(value as object);
  return {
    open: waysTo(value)
      .filter(isOpen)
      .map((way) => way.join('.')),
    absent: members.filter((member) => isTaken(changed(value, [], (object) => Reflect.deleteProperty(object, member)))),
  };
}

type Way = readonly string[];

/** Ways to the objects in a value, such as ["rates", "offHook"]; [] = the value itself. */
function waysTo(value: unknown, way: Way = []): Way[] {
  if (typeof value !== 'object' || value === null) return [];
  const parts = Array.isArray(value) ? value.slice(0, MOST_ALIKE) : value;
  const below = Object.entries(parts).flatMap(([key, part]) => waysTo(part, [...way, key]));
  return Array.isArray(value) ? below : [way, ...below];
}

function changed(value: unknown, way: Way, change: (object: object) => void): unknown {
  const copy = structuredClone(value) as object;
  change(way.reduce((object, key) => Reflect.get(object, key), copy));
  return copy;
}
