#!/usr/bin/env bash
# MJML drops text that stands between its elements, and with it the conditions and loops of a template, without an error even where it is strict.
# One would expect: {{#if warning}} ... {{/if}} round an <mj-section> in the output, or an error with validationLevel 'strict', which throws for an element in the wrong
# place. What happens: the two tags are gone, errors is empty, and the section stands there for everybody. The same goes for any words in <mj-body>, <mj-section>,
# <mj-column> and others that are not for text.
# Whom it hurts: whoever compiles MJML first and fills the result with Handlebars or another such language: a warning, or what only one reader may see, goes to all,
# and the layout looks right to whoever reads it.
# What helps: <mj-raw>{{#if warning}}</mj-raw> before and another behind; a check that as many {{ come out as went in.
# Known as mjmlio/mjml#992, closed. Source: mjml-parser-xml 5.4.1, lib/index.js, ontext: an element's own text is its content, which sections and columns never write.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mjml@5.4.1 handlebars@4.7.10 >/dev/null
cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import mjml2html from 'mjml';
console.log('mjml', JSON.parse(readFileSync('node_modules/mjml/package.json', 'utf8')).version);
const section = (text) => `<mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section>`;
const raw = (text) => `<mj-raw>${text}</mj-raw>`;
const cases = [
  ['in <mj-raw>', `${raw('{{#if late}}')}${section('Payment is late')}${raw('{{/if}}')}`, 'hidden'],
  ['between the elements', `{{#if late}}${section('Payment is late')}{{/if}}`, 'shown'],
  ['inside <mj-section>', section('Payment is late').replace('<mj-column>', '{{#if late}}<mj-column>').replace('</mj-column>', '</mj-column>{{/if}}'), 'shown'],
];
let isKnown = true;
for (const [place, body, known] of cases) {
  const { html, errors } = await mjml2html(`<mjml><mj-body>${body}</mj-body></mjml>`, { validationLevel: 'strict', minify: false });
  const seen = Handlebars.compile(html)({ late: false }).includes('Payment is late') ? 'shown' : 'hidden';
  console.log(`condition ${place}: expected hidden or an error, seen ${seen} and ${errors.length} errors`);
  isKnown &&= seen === known && errors.length === 0;
}
const misplaced = await mjml2html('<mjml><mj-body><mj-text>a</mj-text></mj-body></mjml>', { validationLevel: 'strict' }).then(() => 'taken', ({ message }) => message.split(':')[0]);
console.log(`an element in the wrong place: expected ValidationError, seen ${misplaced}`);
isKnown &&= misplaced === 'ValidationError';
if (!isKnown) console.log('the answer changed');
process.exit(isKnown ? 0 : 1);
JS
node run.mjs
