import { expect, test } from 'vitest';
import { html } from '../../../src/html.ts';
import { shortMarkup } from '../../../src/page/parts/short-markup.ts';

test('shortMarkup() leaves out what HTML does not ask for', () => {
  const table = html`<table class="plain">
<tr><th scope="col">A</th></tr>
<tr><td id="x" class="big">1</td></tr>
</table>`;
  expect(shortMarkup(table).markup).toBe('<table class=plain><tr><th>A<tr><td id="x" class=big>1</table>');
});

test('shortMarkup() touches no text: neither one that looks like markup, nor one that stands in an attribute', () => {
  const texts = ['</td> scope="col" class="a" ', 'a="b" c', `x' y="z" `];
  const marked = html`${texts.map((text) => html`<p title="${text}">${text}</p>`)}`;
  expect(shortMarkup(marked)).toEqual(marked);
  expect(shortMarkup(html`<a class="two words" href="/x?a=b" title="">y</a>`).markup).toBe(
    '<a class="two words" href="/x?a=b" title="">y</a>',
  );
});
