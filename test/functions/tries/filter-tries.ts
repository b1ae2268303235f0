/** Tries by filters: another scope's names and ids in every spelling, repeated, mixed, and nearly right. */
import type { Days, Foreign, Try } from './try.ts';

/** Spellings that something on the way to a scope might read as the same. */
const NAME_SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => ` ${name.toUpperCase()}\u00a0`,
  (name) => encodeURIComponent(encodeURIComponent(name)),
];
const ID_SPELLINGS: readonly ((id: string) => string)[] = [(id) => `{${id.toUpperCase()}}`, (id) => id.replaceAll('-', '')];
/** Nearly a name: the answer names what is near. */
const NEAR: readonly ((name: string) => string)[] = [(name) => name.slice(0, 4), (name) => `${name}s`];

const query = (...entries: readonly (readonly [string, string])[]) =>
  new URLSearchParams(entries.map(([name, value]): [string, string] => [name, value])).toString();

/** `own` is a value of the reader's own queue. */
export function filterTries({ queues, configurations }: Foreign, own: string): Try[] {
  const one = (column: string, value: string, as = 'json'): Try => ({
    name: `${column}=${value}`,
    path: `/report?${query([column, value], ['format', as])}`,
    told: [value],
  });
  const spelled = (column: string, list: Foreign['queues']) =>
    list.flatMap(({ id, name }) => [
      ...NAME_SPELLINGS.map((spell) => one(column, spell(name))),
      ...ID_SPELLINGS.map((spell) => one(column, spell(id))),
    ]);
  const near = queues.flatMap(({ name }) => NEAR.map((spell) => one('queue', spell(name), 'html')));
  const vague = ['e', 'a', '*', '%', '.*', '', '(many)', '(not given)', 'null', 'all', '__proto__', 'constructor'].map((text) =>
    one('queue', text),
  );
  return [
    ...spelled('queue', queues),
    ...spelled('configuration', configurations),
    ...near,
    ...vague,
    ...mixedTries(queues, configurations, own),
  ];
}

/** A foreign value beside one's own, under names that something might read as the parameter. */
function mixedTries(queues: Foreign['queues'], configurations: Foreign['configurations'], own: string): Try[] {
  const [queue] = queues;
  const [configuration] = configurations;
  const [id = '', name = '', campaign = ''] = [queue?.id, queue?.name, configuration?.id];
  const paths = [
    query(['queue', own], ['queue', id]),
    query(['queue', id], ['queue', own]),
    query(['queue', own], ['configuration', campaign]),
    query(['queue', own], ['queue', '(not given)']),
    query(['queue', `${own},${id}`]),
    query(['queue', `${own}&queue=${id}`]),
    query(['queue', `${own};queue=${id}`]),
    query(['queue', `${own}\u0000${id}`]),
    query(['Queue', id]),
    query(['queue[]', id]),
    query(['queue[0]', own], ['queue[1]', id]),
    query(['allowed', id]),
    query(['allowed', 'all']),
    query(['scope', `{"queue":"${id}"}`]),
    query(['role', 'Reports.Admin']),
    `%71ueue=${id}`,
    `queue=${own}%26queue%3D${id}`,
    `queue=${own};queue=${id}`,
    `queue=${own}#&queue=${id}`,
    query(['channel', 'Voice'], ['dialMode', 'Copilot']),
    query(['channel', 'SMS']),
    query(['dialMode', 'Predictive']),
    query(['configuration', '(not given)']),
    query(['queue', name], ['extent', 'counts']),
    query(['extent', 'counts']),
    query(['explain', '1'], ['queue', id]),
  ];
  return paths.map((text) => ({
    name: `?${text}`,
    path: `/report?${text}${text.includes('format') ? '' : '&format=json'}`,
    told: [own, id, name, campaign],
  }));
}

/** Tries by periods, stored versions and formats. */
export function periodTries({ zone, yesterday, dayBefore }: Days): Try[] {
  const month = yesterday.slice(0, 7);
  const periods = [
    `date=${dayBefore}`,
    `from=${dayBefore}&to=${yesterday}`,
    `days=7`,
    `days=30&to=${yesterday}`,
    `month=${month}`,
    `year=${month.slice(0, 4)}`,
    `date=${yesterday}&zone=Asia/Kathmandu`,
    `date=${yesterday}&zone=Pacific/Kiritimati`,
    `days=7&extent=counts`,
    `date=${yesterday}&date=${dayBefore}`,
  ];
  const versions = [1, 2, 99].flatMap((version) =>
    [dayBefore, yesterday].flatMap((date) =>
      ['json', 'html'].map((format) => `date=${date}&version=${version}&zone=${zone}&format=${format}`),
    ),
  );
  const odd = [`version=1`, `date=${dayBefore}&version=01`, `date=${dayBefore}&version=1&queue=x`, `date=${dayBefore}&version=1&version=1`];
  return [...periods.map((text) => `${text}&format=json`), ...periods.slice(0, 3), ...versions, ...odd].map((text) => ({
    name: `?${text}`,
    path: `/report?${text}`,
  }));
}
