/** The lines of a digest, in English. */
import type { Texts } from '../../declared/arguments.ts';
import type { LINES } from '../../declared/lines.ts';

export const lines: Texts<typeof LINES> = {
  'figure.open': 'Open',
  'figure.outsideHours': 'Outside hours',
  'figure.overCaps': 'Contacts over a cap',
  'figure.afterWish': 'After an opt-out',
  'campaigns.name': 'Campaign',
  'campaigns.reached': 'Reached',
  'campaigns.usually': 'Usually',
  'hours.best': 'Most between {hours}: {count, number}.',
  'subject.news': '{day}: {finding}',
  'compared.with': `Changes are against {part, select, yes {the same part of } other {}}{earlier, select,
    day {{period}}
    week {the week before ({period})}
    other {{period}}}{perDay, select, yes {, counts per day} other {}}; those in grey are within noise.`,
  'compared.rules': `{list}. {crossing, select,
    compared {What is compared was filed partly before that, partly after.}
    other {The deliveries of this period were filed partly before that, partly after.}}`,
  'scope.part': `{column, select,
    configuration {Campaign: {list}}
    queue {Queue: {list}}
    channel {Channel: {list}}
    other {Dial mode: {list}}}`,
  'scope.allowed': 'Only what you may see: {list}',
  'scope.all': 'everything',
  'quality.line': '{what}: {count, number}',
  'quality.examples': '{what}: {count, number} ({list})',
  'quality.rules': '{list}. Some deliveries of this period, or looked back at, still count as before; a backfill counts them anew',
  'unmeasured.line': '{what}: {reason}',
  'uploads.title': 'Uploads with errors',
  'uploads.line': `{name}: {upload} {outcome, select, failed {failed} other {had errors}}{known, select, yes {: {message}} other {}}`,
  'notMeasured.title': 'Not measured',
};
