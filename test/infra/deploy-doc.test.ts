/** docs/deploy.md tells of the templates what they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { projectText } from './infra-files.ts';

const PAGE = projectText('docs/deploy.md');
const rowsOf = (title: string) =>
  (PAGE.split(`### ${title}\n`)[1]?.split('\n#')[0] ?? '')
    .split('\n')
    .flatMap((line) => (line.startsWith('| ') ? [line.split(' | ')] : []));
const titlesOf = (file: string) => [...projectText(file).matchAll(/title: '([^']+)'/g)].map(([, title]) => title);

test('its variables are those that azd passes on, with their defaults, and the switch of sign-in', () => {
  const listed = rowsOf('Variables').flatMap(([names = '']) => names.match(/[A-Z_]{4,}/g) ?? []);
  const passed = [...projectText('infra/main.parameters.json').matchAll(/\$\{(\w+)(?:=([^}]*))?\}/g)];
  // The first two are chosen before any other.
  const names = passed.map(([, name]) => name).filter((name) => name !== 'AZURE_ENV_NAME' && name !== 'AZURE_LOCATION');
  expect(listed.sort()).toEqual([...names, 'SIGN_IN'].sort());
  const single = rowsOf('Variables').map(([name = '', , byDefault = '']) => [name.replace('| ', ''), byDefault.replace(' |', '')] as const);
  const told = passed.flatMap(([, name, byDefault]) =>
    single.flatMap(([one, told]) => (one === name ? [[name, byDefault ?? '', told]] : [])),
  );
  const differing = told.filter(([, byDefault, text]) => byDefault !== '' && byDefault !== text);
  expect(differing).toEqual([]);
});

test('its alerts are those of the template', () => {
  const listed = rowsOf('Alerts').flatMap(([title = '']) => title.replace('| ', ''));
  expect(listed.slice(1)).toEqual(titlesOf('infra/app/alerts.bicep'));
});

test('every npm script and every file that it names is there', () => {
  const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(projectText('package.json'));
  const named = [...PAGE.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  const files = [...PAGE.matchAll(/`(infra\/[\w./-]+)`/g)].map(([, file = '']) => file);
  const links = [...PAGE.matchAll(/\]\(([\w./-]+\.md)/g)].map(([, link = '']) => join('docs', link));
  expect(files.length + links.length).toBeGreaterThan(10);
  expect([...files, ...links].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});
