/** What Azure would be given, by Bicep's snapshot of a combination: which resources, and the settings of the app with sample values for what only Azure knows. */
import { z } from 'zod';

const RESOURCE = z.object({
  type: z.string(),
  name: z.string(),
  /** Where it depends on a secret, which a snapshot never holds. */
  condition: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});
const SNAPSHOT = z.object({ predictedResources: z.array(RESOURCE) });

export interface Predicted {
  /** How many resources there are of each type; "..., perhaps" are those that depend on a secret. */
  readonly resources: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, string>>;
}

const GUID = '22222222-2222-2222-2222-222222222222';
/** A sample for each kind of expression that is left in a setting: the first that fits. */
const SAMPLES: readonly (readonly [RegExp, string])[] = [
  [/@Microsoft\.KeyVault.*'([a-z-]+)'\)\]$/, '@Microsoft.KeyVault(VaultName=vault;SecretName=$1)'],
  [/\.primaryEndpoints\.(\w+)\]$/, 'https://account.$1.core.windows.net/'],
  [/^\[format\('https:.*\.defaultHostName\)\]$/, 'https://app.azurewebsites.net'],
  [/^\[format\('ClientId=.*outputs\.clientId\.value\)\]$/, `ClientId=${GUID};Authorization=AAD`],
  [/\.outputs\.clientId\.value\]$/, GUID],
  [/\.ConnectionString\]$/, `InstrumentationKey=${GUID}`],
];

/** Reads a snapshot. @throws Error where it has no settings of the app, or one with an expression of a kind that has no sample */
export function predictedOf(snapshot: unknown): Predicted {
  const { predictedResources } = SNAPSHOT.parse(snapshot);
  const isSettings = (name: string) => name.includes('appsettings');
  const settings = predictedResources.find(({ type, name }) => type === 'Microsoft.Web/sites/config' && isSettings(name))?.properties;
  if (settings === undefined) throw new Error('Cannot read the snapshot: it has no settings of the app');
  const byType = Map.groupBy(predictedResources, ({ type, condition }) => (condition === undefined ? type : `${type}, perhaps`));
  return {
    resources: Object.fromEntries([...byType].map(([type, { length }]) => [type, length]).sort()),
    settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, sampleOf(name, String(value))])),
  };
}

function sampleOf(name: string, value: string): string {
  if (!value.startsWith('[')) return value;
  const [pattern, sample] = SAMPLES.find(([one]) => one.test(value)) ?? [];
  if (pattern === undefined || sample === undefined)
    throw new Error(`Cannot tell what ${name} would be: dev/infra/predicted.ts has no sample`);
  const [, part = ''] = pattern.exec(value) ?? [];
  return sample.replace('$1', part);
}
