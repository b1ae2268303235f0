import { expect, test } from 'vitest';
import { telemetrySettings } from '../../src/telemetry/telemetry-settings.ts';

const KEY = 'InstrumentationKey=00000000-0000-4000-8000-000000000001';

test.each([{}, { APPLICATIONINSIGHTS_CONNECTION_STRING: ' ' }])('telemetrySettings() of %j: nothing is told', (env) => {
  expect(telemetrySettings(env)).toBeUndefined();
});

test.each([
  [undefined, undefined],
  ['ClientId=6f0e5c3a;Authorization=AAD', { clientId: '6f0e5c3a' }],
  ['Authorization=AAD', {}],
  ['ClientId=6f0e5c3a', undefined],
])('an authentication string %j means the identity %j', (text, identity) => {
  const settings = telemetrySettings({
    APPLICATIONINSIGHTS_CONNECTION_STRING: KEY,
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: text,
    WEBSITE_SITE_NAME: 'func-1',
  });
  expect(settings).toEqual({ connectionString: KEY, service: 'func-1', ...(identity && { identity }) });
});

test.each([
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://127.0.0.1.contoso.com:8080/', undefined],
  ['http://contoso.com:8080/', undefined],
  ['https://westeurope-5.in.applicationinsights.azure.com/', undefined],
])('a receiver at %s is spoken to in plain http: %s', (address, loopback) => {
  const settings = telemetrySettings({
    APPLICATIONINSIGHTS_CONNECTION_STRING: `${KEY};IngestionEndpoint=${address};LiveEndpoint=https://x/`,
  });
  expect(settings?.loopback).toBe(loopback);
});
