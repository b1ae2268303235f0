/** Reads a non-delivery report (RFC 3464) as Exchange keeps it. It comes from outside: only a marker of ours, a status and some words are taken. */
import { redacted } from '../smtp-error.ts';
import { MARKER_HEADER } from './graph-marker.ts';

export interface NonDelivery {
  /** Of the message that came back; undefined where the report does not hold it. */
  readonly marker: string | undefined;
  /** Message-IDs that it answers, with their brackets, five at most. */
  readonly answers: readonly string[];
  readonly reason: string;
}

const MARKER = new RegExp(`^${MARKER_HEADER}:\\s*([0-9a-f]{64})\\s*$`, 'im');
const ANSWERS = /^(?:In-Reply-To|References):(.*)$/gim;
const MESSAGE_ID = /<[\w.+=@$!%&'*/?^`{|}~-]{3,250}>/g;
const MOST_ANSWERS = 5;

/** Undefined where it is no report of a final failure: a delay, a receipt, any other mail. */
export function parseNonDelivery(mime: string): NonDelivery | undefined {
  const text = mime.replace(/\r?\n[ \t]+/g, ' ');
  // One group a recipient; each of our messages has one.
  if (fieldOf(text, 'Action')?.toLowerCase() !== 'failed') return undefined;
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fieldOf(text, 'Status') ?? '')?.[0];
  const words = redacted((fieldOf(text, 'Diagnostic-Code') ?? '').replace(/^[\w-]+;\s*/, ''));
  const answers = [...text.matchAll(ANSWERS)].flatMap(([, ids = '']) => ids.match(MESSAGE_ID) ?? []);
  return {
    marker: MARKER.exec(text)?.[1]?.toLowerCase(),
    answers: [...new Set(answers)].slice(0, MOST_ANSWERS),
    reason: [status ?? 'no status', ...(words === '' ? [] : [words])].join(': '),
  };
}

function fieldOf(text: string, name: string): string | undefined {
  return new RegExp(`^${name}:[ \\t]*(.{1,500})`, 'im').exec(text)?.[1]?.trim();
}
