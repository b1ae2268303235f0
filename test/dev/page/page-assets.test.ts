import { expect, test } from 'vitest';
import { shortened, shortenedStyle } from '../../../dev/page/page-assets.ts';
import { PAGE_SCRIPT, PAGE_STYLE } from '../../../src/page/browser/page-assets.generated.ts';

test('a script loses comments and indentation, and nothing else', () => {
  expect(shortened('/* What it is. */\n// why\nconst a = 1; // stays\n\n  if (a) {\n    b();\n  }\n')).toBe(
    'const a = 1; // stays\nif (a) {\nb();\n}',
  );
});

test('a style loses the blanks that only people need', () => {
  expect(shortenedStyle('/* all */\n.a > .b,\n.c {\n  margin: 0.5rem calc(100% - 0.25rem);\n}\n')).toBe(
    '.a>.b,.c{margin:.5rem calc(100% - .25rem)}',
  );
});

test('what would end its own tag is refused', () => {
  expect(() => shortened('a = "</script>"')).toThrow('Cannot put "</" into a page');
});

test('the page has both, without comments', () => {
  expect(PAGE_STYLE).toContain(':root{color-scheme:light dark');
  expect(PAGE_SCRIPT).toMatch(/^'use strict';/);
  expect(PAGE_STYLE + PAGE_SCRIPT).not.toContain('/*');
});
