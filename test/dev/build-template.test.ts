import { expect, test } from 'vitest';
import { compileTemplate, TEMPLATE_SOURCE, withIncludes } from '../../dev/build-template.ts';

const layout = (body: string) => `<mjml><mj-body>${body}</mj-body></mjml>`;
const section = '<mj-section><mj-column><mj-text>{{text}}</mj-text></mj-column></mj-section>';

test('compileTemplate() refuses a condition that MJML would drop, for its part would go to everybody', async () => {
  const bare = layout(`{{#if late}}${section}{{/if}}`);
  await expect(compileTemplate(bare)).rejects.toThrow('MJML drops {{#if late}}, {{/if}}; between its elements a tag belongs in <mj-raw>');
});

test('compileTemplate() refuses a condition of which one place of two is dropped', async () => {
  const raw = `<mj-raw>{{#if late}}</mj-raw>${section}<mj-raw>{{/if}}</mj-raw>`;
  await expect(compileTemplate(layout(`${raw}{{#if late}}${section}{{/if}}`))).rejects.toThrow('MJML drops {{#if late}}');
});

test('compileTemplate() takes conditions in <mj-raw>, and the whole of the layout', async () => {
  const raw = layout(`<mj-raw>{{#if late}}</mj-raw>${section}<mj-raw>{{/if}}</mj-raw>`);
  expect(await compileTemplate(raw)).toContain('export const templateSpec');
  expect(await compileTemplate(await withIncludes(TEMPLATE_SOURCE))).toContain('export const templateSpec');
});
