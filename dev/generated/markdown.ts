/** Markdown of pages that are written out of tables of the code. */

/** A part of a page with its title; `lead` = what stands before the body, where it is not empty. */
export function section(title: string, lead: string, body: string): string {
  return [`## ${title}`, ...(lead === '' ? [] : [lead, '']), body].join('\n');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(text).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

export function code(name: string): string {
  return `\`${name}\``;
}

/** A bar ends a cell of a table, in code too. */
export function text(words: string): string {
  return words.replaceAll('|', '\\|');
}
