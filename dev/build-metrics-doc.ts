/** Writes docs/metrics.md out of the tables that reports are computed and explained from; with --check it only tells whether the file is current. */
import { LOOK_BACK_DAYS, MAX_LOOKED_AT } from '../src/metrics/contacts/look-back/look-back.ts';
import { KPI_GROUPS, type Kpi } from '../src/metrics/kpis/data/kpi.ts';
import { RULE_PACKS, type RulePack } from '../src/metrics/zones/rule-packs.ts';
import { type Explanation, explain } from '../src/report/explain.ts';
import { buildFile, type GeneratedFile } from './generated/generated-file.ts';
import { code, section, table, text } from './generated/markdown.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ARROWS = { up: '↑', down: '↓', neither: '·' } as const;

/** The page's text. */
export function metricsDoc(explanation: Explanation, packs: readonly RulePack[]): string {
  const { definitions, kpis, sets, notMeasured } = explanation;
  const sections = [
    intro(definitions),
    ...KPI_GROUPS.map((group) =>
      groupSection(
        group,
        kpis.filter((kpi) => kpi.group === group),
      ),
    ),
    section(
      'Sets',
      'A delivery is in any number of sets. The results named put it there by themselves; disposition codes, times and status may add to or take from that.',
      table(
        ['set', 'meaning', 'results'],
        sets.map(({ id, meaning, results }) => [code(id), meaning, results.join(', ')]),
      ),
    ),
    section(
      'Rule packs',
      'RULE_PACK chooses one. They are reading aids, **not legal advice**.',
      table(['pack', 'name', "hours on the called party's clock", 'caps', 'note'], packs.map(packRow)),
    ),
    section(
      'Not measured',
      'These cannot be told from the tables, and are not shown as 0.',
      table(
        ['what', 'why'],
        notMeasured.map(({ name, reason }) => [name, reason]),
      ),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function intro(definitions: string): string {
  return `# Metrics
<!-- Written by dev/build-metrics-doc.ts (npm run metrics-doc); do not edit. -->
Every number of a report: how it is worked out, and where it stands in [report JSON](report.md). Definitions version ${definitions}.

- Columns are those of msdyn_proactive_delivery, and after "conversation." those of msdyn_ocliveworkitem, both without \`msdyn_\`; "attributes" are the rows of msdyn_proactive_delivery_attribute.
- A share is \`{numerator, denominator, value, low, high}\`: value from 0 to 1, low and high its Wilson 95 % interval, all three null where the denominator is 0.
- What looks back (attempt numbers, time between calls, frequency caps, calls after a wish, repeated ids) is a matter of each delivery alone, whatever period, time zone or scope a report has: it looks at the deliveries to the same contact that were placed in the ${LOOK_BACK_DAYS} days before it, or later on its own UTC day, and started before it; at most at the latest ${MAX_LOOKED_AT}. In a report of many days each delivery looks back from itself, not from the first day.
- ↑ more is better, ↓ less is better, · neither.
- Each path is the main one: list items and the comparison carry many of these too; \`GET /api/report?explain=1\` names every place.`;
}

function groupSection(group: string, kpis: readonly Kpi[]): string {
  const rows = kpis.map((kpi) => [
    kpi.name,
    kpi.formula,
    kpi.filters,
    `${kpi.unit} ${ARROWS[kpi.direction]}`,
    code(pathOf(kpi)),
    columnsOf(kpi),
  ]);
  const choices = kpis.filter(({ choice }) => choice !== null).map(({ name, choice }) => `- **${name}**: ${text(choice ?? '')}`);
  const body = table(['KPI', 'formula', 'rows', 'unit', 'in report JSON', 'columns'], rows);
  return section(group, '', choices.length === 0 ? body : `${body}\n\nChoices made:\n${choices.join('\n')}`);
}

/** The parts of a rate are told once, above. */
function pathOf({ path, parts, unit }: Kpi): string {
  return parts.length === 0 || unit === 'share' ? path : `${path} {${parts.join(', ')}}`;
}

function columnsOf({ columns }: Kpi): string {
  return columns.map(code).join(', ');
}

function packRow({ id, name, hours, caps, note }: RulePack): string[] {
  return [code(id), name, weekOf(hours), caps.map((cap) => cap.name).join(', ') || 'none', note];
}

/** Neighbouring days with the same hours are told together. */
function weekOf(hours: RulePack['hours']): string {
  const days = hours.map(([from, to]) => (from === to ? 'none' : `${clock(from)} to ${clock(to)}`));
  const starts = [...days.keys()].filter((day) => days[day] !== days[day - 1]);
  const spans = starts.map((first, i) => {
    const last = (starts[i + 1] ?? days.length) - 1;
    return `${DAYS[first]}${last === first ? '' : ` to ${DAYS[last]}`} ${days[first]}`;
  });
  return spans.join(', ');
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

export const METRICS_DOC: GeneratedFile = {
  path: 'docs/metrics.md',
  script: 'metrics-doc',
  text: () => metricsDoc(explain(), RULE_PACKS),
};

if (import.meta.main) await buildFile(METRICS_DOC, process.argv.slice(2));
