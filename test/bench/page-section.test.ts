import { expect, test } from 'vitest';
import { sectionOf, withOthersSections, withSection } from '../../bench/page-section.ts';

const PAGE = '# Page\nwords\n\n## One\nfirst\n\n## Two\nsecond\n';

test('withSection() takes the place of a section, or comes last, and leaves the others', () => {
  expect(withSection(PAGE, 'One', 'new $& text\n')).toBe('# Page\nwords\n\n## One\nnew $& text\n\n## Two\nsecond\n');
  expect(withSection(PAGE, 'Two', 'new')).toBe('# Page\nwords\n\n## One\nfirst\n\n## Two\nnew\n');
  expect(withSection(PAGE, 'Three', 'third')).toBe(`${PAGE}\n## Three\nthird\n`);
});

test('sectionOf() gives a section with its heading', () => {
  expect(sectionOf(PAGE, 'One')).toBe('## One\nfirst\n');
  expect(sectionOf(PAGE, 'Two')).toBe('## Two\nsecond\n');
  expect(sectionOf(PAGE, 'O')).toBeUndefined();
});

test('withOthersSections() keeps what other programs have written, in the page that is written anew', () => {
  const old = '# Page\nold\n\n## Harvest\nfigures\n\n## Backfill\nothers\n';
  expect(withOthersSections('# Page\nnew\n', old)).toBe('# Page\nnew\n\n## Harvest\nfigures\n\n## Backfill\nothers\n');
  expect(withOthersSections('# Page\nnew\n', '# Page\nold\n')).toBe('# Page\nnew\n');
});
