/** A receiver of metrics on this machine, as Application Insights is one: what it was sent, and what it answers. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** One data point as it was told. */
export interface ToldPoint {
  readonly name: string;
  readonly value: number;
  readonly count: number;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Ingestion {
  /** For APPLICATIONINSIGHTS_CONNECTION_STRING. */
  readonly connectionString: string;
  /** Each body as it came. */
  readonly bodies: readonly string[];
  points(): readonly ToldPoint[];
  /** Sum of the values of a metric, of the points with these attributes. */
  sum(name: string, attributes?: Readonly<Record<string, string>>): number;
  stop(): Promise<void>;
}

interface Envelope {
  readonly data: {
    readonly baseData: {
      readonly metrics: readonly { readonly name: string; readonly value: number; readonly count?: number }[];
      readonly properties?: Readonly<Record<string, string>>;
    };
  };
}

/** @param answer what a request gets. @default 200, all accepted. @param onEnd @default at the end of the test */
export async function startIngestion(
  answer: (response: ServerResponse) => void = accept,
  onEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<Ingestion> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(await text(request));
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onEnd(stop);
  const points = () => bodies.flatMap(pointsOf);
  return {
    connectionString: `InstrumentationKey=00000000-0000-4000-8000-000000000001;IngestionEndpoint=http://127.0.0.1:${port}/`,
    bodies,
    points,
    sum: (name, attributes = {}) =>
      points()
        .filter((point) => point.name === name && Object.entries(attributes).every(([key, value]) => point.attributes[key] === value))
        .reduce((sum, { value }) => sum + value, 0),
    stop,
  };
}

function accept(response: ServerResponse): void {
  response.setHeader('Content-Type', 'application/json');
  response.end('{"itemsReceived":1,"itemsAccepted":1,"errors":[]}');
}

function pointsOf(body: string): ToldPoint[] {
  const envelopes: readonly Envelope[] = JSON.parse(body);
  return envelopes.flatMap(({ data: { baseData } }) =>
    baseData.metrics.map(({ name, value, count = 1 }) => ({ name, value, count, attributes: baseData.properties ?? {} })),
  );
}
