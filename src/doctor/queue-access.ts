/** Where the Functions host has its queues, and a look at them. */
import { BlobServiceClient, type StoragePipelineOptions } from '@azure/storage-blob';
import { asText } from '../environment/parsers.ts';
import { type Environment, settingsReader } from '../environment/reader.ts';
import { SettingsError } from '../errors.ts';
import { storeError } from '../history/blobs/storage-errors.ts';

const NAME = 'AzureWebJobsStorage';
const OPTIONS: StoragePipelineOptions = { retryOptions: { maxTries: 2, retryDelayInMs: 150 } };

/** Asks for a page of the queues' names, by the forms that the host's connection has; undefined where there is none. It throws StoreError, SettingsError. */
export function queueLister(env: Environment): ((signal: AbortSignal) => Promise<void>) | undefined {
  const reader = settingsReader(env);
  const textOf = (form: string) => reader.optional(`${NAME}${form}`, asText, undefined);
  const text = textOf('');
  if (text !== undefined) return async (signal) => list(await byString(text), signal);
  const account = textOf('__accountName');
  const uri = textOf('__queueServiceUri') ?? (account && `https://${account}.queue.core.windows.net`);
  const clientId = textOf('__clientId');
  return uri === undefined ? undefined : async (signal) => list(await byIdentity(uri, clientId), signal);
}

/** Queues are listed as containers are (GET ?comp=list), with the same signature: so the client of blobs does for it, and no further package is loaded. */
async function list(queues: BlobServiceClient, abortSignal: AbortSignal): Promise<void> {
  try {
    await queues.listContainers({ abortSignal }).byPage({ maxPageSize: 1 }).next();
  } catch (error) {
    throw storeError('list the queues of AzureWebJobsStorage', error);
  }
}

function byString(text: string): BlobServiceClient {
  const parts = Object.fromEntries(text.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const { QueueEndpoint, AccountName, DefaultEndpointsProtocol = 'https', EndpointSuffix = 'core.windows.net' } = parts;
  const isLocal = parts.UseDevelopmentStorage === 'true';
  const address = isLocal
    ? 'http://127.0.0.1:10001/devstoreaccount1'
    : (QueueEndpoint ?? `${DefaultEndpointsProtocol}://${AccountName}.queue.${EndpointSuffix}`);
  const signature = parts.SharedAccessSignature === undefined ? '' : `?${parts.SharedAccessSignature}`;
  try {
    const { credential } = BlobServiceClient.fromConnectionString(text, OPTIONS);
    return new BlobServiceClient(`${address}${signature}`, credential, OPTIONS);
  } catch {
    // The client's own message may repeat the string, and with it the account key.
    throw new SettingsError([`${NAME}: it is no connection string of an account`]);
  }
}

async function byIdentity(uri: string, clientId: string | undefined): Promise<BlobServiceClient> {
  const { DefaultAzureCredential, ManagedIdentityCredential } = await import('@azure/identity');
  const credential = clientId === undefined ? new DefaultAzureCredential() : new ManagedIdentityCredential({ clientId });
  return new BlobServiceClient(uri, credential, OPTIONS);
}
