import { randomUUID } from 'node:crypto';
import { type QueueClient, QueueServiceClient } from '@azure/storage-queue';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type FunctionsHost, startFunctionsHost } from '../../../dev/functions-host/start-functions-host.ts';
import { type FixtureApp, writeApp } from './fixture-app.ts';

const storageConnection = inject('storageConnection');
const id = randomUUID();
const lines: string[] = [];
const service = QueueServiceClient.fromConnectionString(storageConnection);
const queue = (name: string) => service.getQueueClient(`${name}-${id}`);
let app: FixtureApp;
let host: FunctionsHost;

const SOURCE = `
const copies = output.storageQueue({ queueName: 'copies-${id}', connection: 'AzureWebJobsStorage' });
app.storageQueue('work', { queueName: '%WORK_QUEUE%', connection: 'AzureWebJobsStorage', extraOutputs: [copies], return: output.storageQueue({ queueName: 'results-${id}', connection: 'AzureWebJobsStorage' }),
  handler: async (message, context) => {
    const { id, dequeueCount, queueTrigger } = context.triggerMetadata;
    context.log('got ' + JSON.stringify({ message, id, dequeueCount, queueTrigger }));
    if (message.fail) throw new Error('cannot do it');
    if (message.copies) context.extraOutputs.set(copies, message.copies);
    return message.answer;
  } });
app.http('enqueue', { methods: ['POST'], extraOutputs: [copies], handler: async (request, context) => { context.extraOutputs.set(copies, await request.text()); return { status: 202 }; } });
`;

beforeAll(async () => {
  process.env.WORK_QUEUE = `work-${id}`;
  app = await writeApp(SOURCE, { version: '2.0', extensions: { queues: { batchSize: 4, maxPollingInterval: '00:00:00.200' } } });
  host = await startFunctionsHost({ appFolder: app.folder, storageConnection, log: (line) => lines.push(line) });
});

afterAll(async () => {
  await host.stop();
  await app.remove();
});

const send = (value: unknown) => queue('work').sendMessage(Buffer.from(JSON.stringify(value)).toString('base64'));

async function receive(client: QueueClient): Promise<string> {
  for (;;) {
    const [message] = await client.receiveMessages().then(
      (answer) => answer.receivedMessageItems,
      () => [], // the queue is made by the host with its first message
    );
    if (message) {
      await client.deleteMessage(message.messageId, message.popReceipt);
      return Buffer.from(message.messageText, 'base64').toString();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a message reaches its function as JSON with its trigger metadata, and is deleted', async () => {
  const { messageId } = await send({ text: 'héllo', answer: 'done' });
  expect(await receive(queue('results'))).toBe('done');
  const line = lines.find((text) => text.includes('héllo')) ?? '';
  expect(JSON.parse(line.slice(line.indexOf('{')))).toMatchObject({ message: { text: 'héllo' }, id: messageId, dequeueCount: 1 });
  await expect.poll(async () => (await queue('work').getProperties()).approximateMessagesCount).toBe(0);
});

test('an array as extra output becomes one message an element', async () => {
  await send({ copies: ['one', { two: 2 }] });
  const copies = [await receive(queue('copies')), await receive(queue('copies'))];
  expect(copies.sort()).toEqual(['one', '{"two":2}']);
});

test('an HTTP function may send messages too', async () => {
  expect((await fetch(`${host.url}/api/enqueue`, { method: 'POST', body: 'from http' })).status).toBe(202);
  expect(await receive(queue('copies'))).toBe('from http');
});

test('a message that fails is tried five times and then lies in the poison queue', async () => {
  await send({ fail: true });
  expect(await receive(service.getQueueClient(`work-${id}-poison`))).toBe('{"fail":true}');
  const attempts = lines.filter((line) => line.includes('got {"message":{"fail":true}'));
  expect(attempts.map((line) => /"dequeueCount":(\d)/.exec(line)?.[1])).toEqual(['1', '2', '3', '4', '5']);
  expect(lines.some((line) => line.includes('attempt 5 of 5 failed, message moved to'))).toBe(true);
});

test('a message that is not base64 ends in the poison queue and stops no other', async () => {
  await queue('work').sendMessage('not base64!');
  await send({ answer: 'still alive' });
  expect(await receive(queue('results'))).toBe('still alive');
  await expect.poll(() => lines.some((line) => line.includes('it is not base64') && line.includes('poison'))).toBe(true);
});
