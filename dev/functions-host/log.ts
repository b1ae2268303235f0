/** Log lines of the host: one entry with its function and level, without the control characters that would rewrite a terminal. */
import { inspect } from 'node:util';

/** Writes one entry. `level` is shown where it is not "information". */
export type Log = (source: string, message: string, level?: string) => void;

/** A log that hands finished lines on; further lines of an entry are indented, so no message can pass for an entry of its own. */
export function createLog(write: (line: string) => void): Log {
  return (source, message, level = 'information') => {
    const shown = level === 'information' ? '' : `${level}: `;
    write(printable(`[${source}] ${shown}${message}`));
  };
}

/** An error with its stack and causes, for the log and never for a response. */
export function describeError(error: unknown): string {
  return error instanceof Error ? inspect(error, { depth: 3, breakLength: 120 }) : `thrown value ${inspect(error, { depth: 1 })}`;
}

function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
  return text.replace(/\r?\n/g, '\n    ').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '?');
}
