import { describe, expect, test } from 'vitest';
import { html } from '../../../../src/html.ts';
import { TOTAL_COUNTS } from '../../../../src/metrics/kpis/data/total-kpis.ts';
import { KPIS } from '../../../../src/metrics/kpis/kpi-table.ts';
import { RATES } from '../../../../src/metrics/kpis/rate-table.ts';
import { figuresSection } from '../../../../src/page/sections/summary/figures.ts';
import { LANGUAGES } from '../../../../src/words/language.ts';
import { sampleMail } from '../../../mail-samples/sample-mails.ts';
import { sourceOf } from '../sections-of.ts';

const everything = sampleMail('everything');
const source = sourceOf(everything);
const markup = figuresSection(source)?.markup ?? '';

describe('figuresSection()', () => {
  test('shows every rate and every total of the report, with what it means', () => {
    const shown = [...markup.matchAll(/popovertarget="explain-(\w+)"/g)].map(([, id]) => id);
    const beside = KPIS.filter(({ formula }) => markup.includes(html`${formula}</td>`.markup)).map(({ id }) => id);
    const ids = [...RATES.map(({ id }) => `${id}Rate`), ...TOTAL_COUNTS, 'contacts', 'value'];
    expect(ids.filter((id) => !shown.includes(id) && !beside.includes(id))).toEqual([]);
  });

  test('says how sure a share is only where that is asked for', () => {
    expect(markup).toMatch(/18\.5%.*<details class="interval"><summary>Interval<\/summary><p>95% interval: 15\.7% – 21\.7%<br>119 of 644/s);
  });

  test('draws the last fourteen days, however many the report tells', () => {
    expect(everything.trend?.length).toBeGreaterThan(14);
    const [bars = ''] = /<svg class="bars".*?<\/svg>/s.exec(markup) ?? [];
    expect(bars.match(/M\d+ 24v/g)).toHaveLength(14);
  });

  test('is left out where nothing was read', () => {
    expect(figuresSection({ ...source, hasNumbers: false })).toBeNull();
  });

  test.each(LANGUAGES)('in %s has the same numbers', (language) => {
    const said = figuresSection(sourceOf(everything, { language }))?.markup ?? '';
    expect(said.match(/class="value"/g)).toHaveLength(markup.match(/class="value"/g)?.length ?? 0);
    expect(said).not.toMatch(/undefined|NaN/);
  });
});
