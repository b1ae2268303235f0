import { expect, test } from 'vitest';
import { html } from '../src/html.ts';

test('html`` escapes texts, and keeps what a template made', () => {
  const inner = html`<b>${'<i>'}</b>`;
  expect(html`<p title="${'"&\''}">${inner}${[inner, inner]}${7}</p>`.markup).toBe(
    '<p title="&quot;&amp;&#39;"><b>&lt;i&gt;</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>7</p>',
  );
});
