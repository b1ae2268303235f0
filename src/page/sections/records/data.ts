/** What a reader should know of the data: what is odd, what was missed, what nothing measures. */
import { missedLines } from '../../../digest/lines/missed-lines.ts';
import { notMeasuredLines } from '../../../digest/lines/not-measured-lines.ts';
import { qualityLines } from '../../../digest/lines/quality-lines.ts';
import { type Html, html } from '../../../html.ts';
import type { Said } from '../../../words/words.ts';
import { type Section, sectionOf } from '../../parts/section.ts';

export const dataSection: Section = ({ report, words }) =>
  linesSection('data', words.say('data.title'), qualityLines(report, words, report.quality.length));

export const missedSection: Section = ({ report, words }) =>
  linesSection('missed', words.say('missed.title'), missedLines(report.missed ?? [], words));

export const notMeasuredSection: Section = ({ report, words }) =>
  linesSection('notMeasured', words.say('notMeasured.title'), notMeasuredLines(report, words));

function linesSection(id: string, title: Said, lines: readonly Said[]): Html | null {
  if (lines.length === 0) return null;
  return sectionOf({ id, title, width: 'half', body: html`<ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul>` });
}
