/** A notice as a plain, short mail: what happened, its cause, and what to do. Pure. */
import { html } from '../../html.ts';
import type { Said, Words } from '../../words/words.ts';
import type { Notice } from './notice.ts';

export interface NoticeMail {
  /** One line of at most 60 characters. */
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The parts of a notice, as sentences. */
interface Parts {
  readonly subject: Said;
  readonly what: Said;
  readonly cause: Said;
  readonly todo: Said;
}

const MOST_RECIPIENTS = 10;
const MAX_CAUSE = 300;
const MAX_RECIPIENT = 60;

/** In the words of a language. */
export function noticeMail(notice: Notice, words: Words): NoticeMail {
  const { subject, what, cause, todo } = partsOf(notice, words);
  const paragraphs = [what, words.say('notice.cause', { reason: cause }), todo, words.say('notice.more')];
  return { subject, html: pageOf(subject, paragraphs, words), text: `${paragraphs.join('\n\n')}\n` };
}

function partsOf(notice: Notice, words: Words): Parts {
  const { say } = words;
  const { subscription } = notice;
  const title = subscription;
  switch (notice.kind) {
    case 'undelivered': {
      const { outcome } = notice;
      const about = { outcome, period: words.period(notice.period, 'short'), subscription, list: namesOf(notice.recipients, words) };
      return {
        subject: say('notice.undelivered.subject', { outcome, title }),
        what: say('notice.undelivered.what', about),
        cause: words.name(notice.cause, MAX_CAUSE),
        todo: say('notice.undelivered.todo', { outcome }),
      };
    }
    case 'paused':
      return {
        subject: say('notice.paused.subject', { title }),
        what: say('notice.paused.what', { subscription, count: notice.failures }),
        cause: words.name(notice.cause, MAX_CAUSE),
        todo: say('notice.paused.todo'),
      };
    case 'left': {
      const { recipient, untilMs, zone } = notice;
      const isPause = untilMs !== null;
      return {
        subject: say('notice.left.subject', { wish: isPause ? 'pause' : 'leave', title }),
        what: isPause
          ? say('leave.paused', { recipient, subscription, at: instantOf(untilMs, zone, words) })
          : say('leave.left', { recipient, subscription }),
        cause: say('notice.left.cause'),
        todo: say('notice.left.todo'),
      };
    }
    case 'absent': {
      const at = instantOf(notice.dueMs, notice.zone, words);
      return {
        subject: say('notice.absent.subject', { title }),
        what: say('notice.absent.what', { period: words.period(notice.period, 'short'), subscription, at }),
        cause: say('notice.absent.cause'),
        todo: say('notice.absent.todo'),
      };
    }
  }
}

/** Masked addresses; of many the first, and how many more. */
function namesOf(recipients: readonly string[], words: Words): Said {
  const names = recipients.slice(0, MOST_RECIPIENTS).map((recipient) => words.name(recipient, MAX_RECIPIENT));
  const more = recipients.length - names.length;
  return words.enumeration(more > 0 ? [...names, words.say('more', { count: more })] : names);
}

function instantOf(ms: number, zone: string, words: Words): Said {
  return words.instant(new Date(ms).toISOString(), zone);
}

function pageOf(subject: string, paragraphs: readonly string[], { language }: Words): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="margin:0;padding:16px;font:16px/1.5 Arial,sans-serif">${paragraphs.map((text) => html`<p style="margin:0 0 12px">${text}</p>`)}</body></html>
`.markup;
}
