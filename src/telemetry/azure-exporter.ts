/** The exporter of metrics to Application Insights. Loaded only where a connection string is set: it takes 0.2 s. */
import { type AzureMonitorExporterOptions, AzureMonitorMetricExporter } from '@azure/monitor-opentelemetry-exporter';
import type { TelemetrySettings } from './telemetry-settings.ts';

type PipelinePolicy = NonNullable<AzureMonitorExporterOptions['additionalPolicies']>[number]['policy'];

/** @param onLost gets told why the receiver did not take what it was sent. @throws Error where the connection string is none */
export async function createAzureExporter(settings: TelemetrySettings, onLost: (why: string) => void): Promise<AzureMonitorMetricExporter> {
  // The exporter would tell its makers of itself, on connections of its own; it reads that here alone.
  process.env.APPLICATION_INSIGHTS_NO_STATSBEAT ??= 'true';
  const { connectionString, identity, loopback } = settings;
  return new AzureMonitorMetricExporter({
    connectionString,
    // The disk of an instance goes with it, and files there would be read by whoever comes next.
    disableOfflineStorage: true,
    additionalPolicies: [{ position: 'perCall', policy: watchingAnswers(onLost) }],
    ...(identity && { credential: await credentialOf(identity) }),
    // Of a connection string the exporter makes https, whatever it says.
    ...(loopback !== undefined && { host: loopback, allowInsecureConnection: true }),
  });
}

/** Without files to keep them in, the exporter takes metrics that the receiver refused for told. */
function watchingAnswers(onLost: (why: string) => void): PipelinePolicy {
  return {
    name: 'watchingAnswers',
    async sendRequest(request, next) {
      const response = await next(request).catch((error: unknown) => {
        onLost('the receiver does not answer');
        throw error;
      });
      if (response.status >= 400) onLost(`the receiver answers with status ${response.status}`);
      return response;
    },
  };
}

async function credentialOf({ clientId }: NonNullable<TelemetrySettings['identity']>) {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return clientId === undefined ? new ManagedIdentityCredential() : new ManagedIdentityCredential({ clientId });
}
