import { expect, test } from 'vitest';
import { dataverseOrigin } from '../../src/dataverse/origin.ts';
import { SettingsError } from '../../src/errors.ts';
import { isLoopback } from '../../src/is-loopback.ts';

test('dataverseOrigin() keeps the origin of a URL with a path', () => {
  expect(dataverseOrigin('https://Org.crm4.dynamics.com/main.aspx?appid=1')).toBe('https://org.crm4.dynamics.com');
  expect(dataverseOrigin('http://127.0.0.1:7071/')).toBe('http://127.0.0.1:7071');
});

test.each([
  'ftp://127.0.0.1',
  'http://org.crm4.dynamics.com',
  'http://127.0.0.1.example.com',
  'https://u:p@org.crm4.dynamics.com',
  'org',
  '',
])('dataverseOrigin() refuses "%s"', (url) => {
  expect(() => dataverseOrigin(url)).toThrow(SettingsError);
});

test('dataverseOrigin() repeats no password', () => {
  expect(() => dataverseOrigin('https://robin:open-sesame@org.crm4.dynamics.com')).toThrow(/^(?!.*sesame).*no user name or password/s);
});

test('isLoopback() knows addresses of this machine, and no name that merely begins like one', () => {
  for (const origin of ['http://localhost:1', 'http://127.0.0.1', 'http://127.1', 'http://[::1]:1']) expect(isLoopback(origin)).toBe(true);
  for (const origin of ['http://localhost.example.com', 'http://127.0.0.1.example.com', 'http://10.0.0.1'])
    expect(isLoopback(origin)).toBe(false);
});
