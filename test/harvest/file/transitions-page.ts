/** The table of filing as docs/harvest.md shows it. */
import { COMING, FROZE_MEANWHILE, KNOWN, STEPS, TRANSITIONS, type Transition } from '../../../src/harvest/file/transitions.ts';

type Words = Readonly<Record<string, string>>;

/** Markdown. */
export function transitionsPage(): string {
  return [
    list('Known', KNOWN),
    list('Comes', COMING),
    list('Written', STEPS),
    grid(),
    'In brackets = tried, and refused, as the quarter hour is frozen. ‡ = told as a change that came too late. What is there already is not written again; a row without old places has none to bury or to settle.',
    reasons(),
    list('Where a quarter hour freezes while a row moves into it or out of it, what is refused is', FROZE_MEANWHILE),
  ].join('\n\n');
}

function list(title: string, words: Words): string {
  return [`${title}:`, ...Object.entries(words).map(([name, text]) => `- **${name}**: ${text}`)].join('\n');
}

function grid(): string {
  const comings = Object.keys(COMING) as (keyof typeof COMING)[];
  const rows = Object.entries(TRANSITIONS).map(([known, row]) => [`**${known}**`, ...comings.map((coming) => cell(row[coming]))]);
  return [['', ...comings], comings.map(() => '---').concat('---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(transition: Transition | undefined): string {
  if (transition === undefined) return '';
  const steps = transition.steps.map((step) => (step === transition.refused ? `(${step})` : step)).join(', ') || 'nothing';
  const place = transition.entry === 'stays' ? `${steps}, but not the place` : steps;
  return transition.isLate ? `${place} ‡` : place;
}

/** Each transition once, with its cells. */
function reasons(): string {
  const cells = Object.entries(TRANSITIONS).flatMap(([known, row]) =>
    Object.entries(row).map(([coming, transition]) => ({ known, coming, transition })),
  );
  const rows = [...Map.groupBy(cells, ({ transition }) => transition)].map(([transition, group]) => {
    const byKnown = [...Map.groupBy(group, ({ known }) => known)];
    const where = byKnown.map(([known, ofKnown]) => `**${known}**: ${ofKnown.map(({ coming }) => coming).join(', ')}`).join('; ');
    return `| ${where} | ${cell(transition)} | ${transition.why} |`;
  });
  return ['| cells | written | why |', '|---|---|---|', ...rows].join('\n');
}
