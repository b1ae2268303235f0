/** A YAML or JSON text as plain values, with the place of each: JSON is YAML, so both are read alike. */
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { messageOf } from '../../src/errors.ts';
import type { FieldProblem } from '../../src/subscriptions/subscription/field-problems.ts';
import { shown } from '../../src/time/zone.ts';

/** Counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface YamlFile {
  /** Plain JSON; undefined where there are problems. */
  readonly value: unknown;
  readonly problems: readonly (Place & { readonly rule: string })[];
  /** Where a field stands, or what should hold it where it is absent. */
  placeOf(path: FieldProblem['path']): Place;
}

// So often one anchor may be used, counted through anchors in anchors: 2,000 subscriptions may share some, and a bomb ends.
const MAX_ALIASES = 20_000;

/** What to do about faults whose message speaks to programmers. */
const REMEDIES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with blanks',
  BAD_INDENT: 'fields of one thing begin in the same column',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that holds a colon and a blank into quotes, or mend the indentation',
  MISSING_CHAR: 'see where the text or list begins, perhaps lines above',
  MULTIPLE_DOCS: 'a file holds one list: take the line --- out',
  DUPLICATE_KEY: 'the field is given twice here',
};

/** Anchors, aliases and merge keys (<<) are resolved. */
export function readYaml(text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { merge: true, lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // Those after the first are mostly what follows from it: a tab makes nine more.
  const found = [...document.errors, ...document.warnings].slice(0, 1).map(({ code, message, pos }) => {
    const remedy = REMEDIES[code];
    return { ...placeAt(pos[0]), rule: remedy === undefined ? shown(message) : `${shown(message)}: ${remedy}` };
  });
  const { value, problem } = found.length > 0 ? { value: undefined, problem: undefined } : plainValue(document);
  return {
    value,
    problems: problem === undefined ? found : [{ line: 1, column: 1, rule: problem }],
    placeOf: (path) => placeAt(offsetOf(document, path)),
  };
}

function plainValue(document: Document.Parsed): { readonly value: unknown; readonly problem?: string } {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    return { value: undefined, problem: shown(messageOf(error)) };
  }
}

function offsetOf(document: Document.Parsed, path: FieldProblem['path']): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const part of path) {
    const holder = resolved(node, document);
    if (isSeq(holder)) {
      node = holder.items[Number(part)];
      offset = startOf(node) ?? offset;
    } else {
      const pair = isMap(holder) ? pairOf(holder, part, document) : undefined;
      node = pair?.value;
      offset = startOf(pair?.key) ?? offset;
    }
  }
  return offset ?? 0;
}

/** Its own field, else that of what it merges. */
function pairOf(map: YAMLMap, name: unknown, document: Document.Parsed): Pair | undefined {
  const isNamed = (wanted: string) => (pair: Pair) => isScalar(pair.key) && String(pair.key.value) === wanted;
  const own = map.items.find(isNamed(String(name)));
  if (own !== undefined) return own;
  const merged = resolved(
    map.items.find(({ key }) => isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol'))?.value,
    document,
  );
  const maps = isSeq(merged) ? merged.items.map((item) => resolved(item, document)) : [merged];
  return maps
    .filter(isMap)
    .map((one) => pairOf(one, name, document))
    .find((pair) => pair !== undefined);
}

function resolved(node: unknown, document: Document.Parsed): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
