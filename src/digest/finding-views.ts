/** Findings as a mail shows them: what is to act on line by line, what is only worth a look in one line where the mail is short. */
import type { Words } from '../words/words.ts';
import type { Finding } from './findings.ts';
import type { LinkTo } from './options/link-target.ts';

export interface FindingView {
  readonly text: string;
  readonly isUrgent: boolean;
  readonly mark: '●' | '○';
  /** Where it is shown; null without links. */
  readonly url: string | null;
}

// A short mail shows so many of each severity; one that is whole shows more.
const SHORT = 4;
const WHOLE = 10;

/** The urgent ones first, in their order. Beside them what is only possible says that it is, for the verdict counts the urgent ones alone. */
export function findingViews(
  findings: readonly Finding[],
  words: Words,
  { linkTo, isWhole }: { readonly linkTo: LinkTo | undefined; readonly isWhole: boolean },
): FindingView[] {
  const urgent = findings.filter(({ severity }) => severity === 'urgent');
  const possible = findings.filter(({ severity }) => severity === 'possible');
  const view = ({ text, severity, signal }: Finding): FindingView => {
    const { scope, section } = signal.opens ?? {};
    const target = { ...(scope && { scope }), ...(section && { section }) };
    const isUrgent = severity === 'urgent';
    const said = isUrgent || urgent.length === 0 ? text : words.say('findings.look', { finding: text });
    return { text: said, isUrgent, mark: isUrgent ? '●' : '○', url: linkTo?.(target) ?? null };
  };
  const rest = (left: number, isUrgent: boolean): FindingView[] =>
    left <= 0
      ? []
      : [
          {
            text: words.say(isUrgent ? 'more' : 'findings.more', { count: left }),
            isUrgent,
            mark: isUrgent ? '●' : '○',
            url: linkTo?.({}) ?? null,
          },
        ];
  const most = isWhole ? WHOLE : SHORT;
  // Beside something urgent, several that are only possible are one line in a short mail.
  const shown = isWhole ? most : urgent.length > 0 && possible.length > 1 ? 0 : most;
  return [
    ...urgent.slice(0, most).map(view),
    ...rest(urgent.length - most, true),
    ...possible.slice(0, shown).map(view),
    ...rest(possible.length - shown, false),
  ];
}
