/** Storage queues as bindings name them: by queue and by the setting that holds their connection. */
import { type QueueClient, QueueServiceClient } from '@azure/storage-queue';
import type { QueueSettings } from './host-settings.ts';

export interface Queues {
  /** The client of a queue. @throws Error that names the setting where no connection is known */
  client(queueName: string, connection: string): QueueClient;
  encode(text: string): string;
  /** @throws Error where the settings say base64 and the text is none */
  decode(text: string): string;
}

/** Queues of one storage account, or of whatever account each binding names where no connection string is given. */
export function createQueues(storageConnection: string | undefined, { messageEncoding }: QueueSettings): Queues {
  const services = new Map<string, QueueServiceClient>();
  const plain = messageEncoding === 'none';
  return {
    client(queueName, connection) {
      const text = storageConnection ?? settingOf(connection);
      if (text === undefined) throw new Error(`Cannot use queue "${queueName}": the setting "${connection}" holds no connection string`);
      const service = services.get(text) ?? QueueServiceClient.fromConnectionString(text);
      services.set(text, service);
      return service.getQueueClient(queueName);
    },
    encode: (text) => (plain ? text : Buffer.from(text).toString('base64')),
    decode: (text) => (plain ? text : decodeBase64(text)),
  };
}

function settingOf(connection: string): string | undefined {
  return process.env[connection] ?? process.env[`AzureWebJobs${connection}`];
}

function decodeBase64(text: string): string {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new Error('Cannot decode the message: it is not base64');
  return Buffer.from(text, 'base64').toString('utf8');
}
