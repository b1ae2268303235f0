/** The rooms of the app: folders of src down to the second level, files of src itself, and the functions; and what each imports. */
import type { Uses } from './circles.ts';
import { importsOf, sourceFiles } from './source-imports.ts';

/** The room of a path below the root: "metrics/zones" for src/metrics/zones/data/states.ts, "app.ts" for src/app.ts. */
function roomOf(path: string): string {
  const [top = '', ...rest] = path.split('/');
  if (top !== 'src') return top;
  return rest.length === 1 ? path.slice('src/'.length) : rest.slice(0, Math.min(rest.length - 1, 2)).join('/');
}

/** Each room with the others that its files import, both from the code. */
export function roomsOfCode(): Uses {
  const rooms = new Map<string, Set<string>>();
  for (const file of sourceFiles('functions', 'src')) {
    const room = roomOf(file);
    const targets = importsOf(file).flatMap(({ target }) => (/^(?:src|functions)\//.test(target) ? [roomOf(target)] : []));
    rooms.set(room, new Set([...(rooms.get(room) ?? []), ...targets.filter((target) => target !== room)]));
  }
  return rooms;
}

const WIDTH = 118;
const NAME_WIDTH = 20;

/** The rooms as lines of text, each above those that it imports. */
export function drawRooms(rooms: Uses): string {
  return topDown(rooms)
    .map((room) => wrapped(`${room.padEnd(NAME_WIDTH)}${rooms.get(room)?.size ? '→ ' : ''}`, sorted(rooms.get(room))))
    .join('\n');
}

/** What drawRooms() drew: a line that begins with a blank goes on with the room above it. */
export function readRooms(drawing: string): Uses {
  const rooms = drawing
    .replace(/\n +/g, ' ')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(
    rooms.map((line) => {
      const [room = '', ...imports] = line.split(/[\s→,]+/).filter((word) => word !== '');
      return [room, new Set(imports)];
    }),
  );
}

/** Where a drawing and the code differ, a sentence each. */
export function roomDifferences(drawn: Uses, actual: Uses): string[] {
  return [
    ...missing(actual, drawn).map(([room, target]) => `${room} imports ${target}, which is not drawn`),
    ...missing(drawn, actual).map(([room, target]) => `${room} → ${target} is drawn, but nothing in ${room} imports ${target}`),
    ...[...actual.keys()].filter((room) => !drawn.has(room)).map((room) => `the room ${room} is not drawn`),
    ...[...drawn.keys()].filter((room) => !actual.has(room)).map((room) => `the room ${room} is drawn, but there is none`),
  ];
}

function missing(from: Uses, inside: Uses): [room: string, target: string][] {
  return [...from].flatMap(([room, targets]) =>
    [...targets].filter((target) => !inside.get(room)?.has(target)).map((target): [string, string] => [room, target]),
  );
}

/** Importers first. */
function topDown(rooms: Uses): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (room: string): void => {
    if (seen.has(room)) return;
    seen.add(room);
    for (const target of sorted(rooms.get(room))) visit(target);
    order.unshift(room);
  };
  for (const room of sorted(rooms.keys())) visit(room);
  return order;
}

function sorted(names: Iterable<string> = []): string[] {
  return [...names].sort();
}

function wrapped(first: string, words: readonly string[]): string {
  const lines = [first];
  for (const [index, word] of words.entries()) {
    const text = index < words.length - 1 ? `${word}, ` : word;
    if ((lines.at(-1) ?? '').length + text.length > WIDTH) lines.push(' '.repeat(NAME_WIDTH + 2));
    lines[lines.length - 1] += text;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}
