/** The attributes of records: which keywords each record has, and then keyword by keyword, as each keyword has few values of its own. */
import type { FactAttribute } from '../../metrics/fact/fact.ts';
import { type Column, few } from './packed-columns.ts';

/** Type and keyword in one text; a type holds no "|". */
type Kind = string;

const shapes = few<readonly Kind[]>();
const values = few<FactAttribute>();

/** Lists of attributes, in their order. Equal attributes come back as one object, which saves most of the memory of a day. */
export const attributes: Column<readonly FactAttribute[]> = {
  write(lists, out, near) {
    shapes.write(
      lists.map((list) => list.map(kindOf)),
      out,
      near,
    );
    // In the order of first mention, which read() finds again.
    for (const column of Map.groupBy(lists.flat(), kindOf).values()) values.write(column, out, near);
  },
  read(count, input, near) {
    const shaped = shapes.read(count, input, near);
    const columns = new Map<Kind, Iterator<FactAttribute>>();
    for (const [kind, { length }] of Map.groupBy(shaped.flat(), (kind) => kind))
      columns.set(kind, values.read(length, input, near).values());
    return shaped.map((shape) => shape.flatMap((kind) => columns.get(kind)?.next().value ?? []));
  },
};

function kindOf({ type, keyword }: FactAttribute): Kind {
  return `${type}|${keyword}`;
}
