/** Runs a queue-triggered function: takes messages in batches, deletes what succeeded, and moves what failed too often to "<queue>-poison". */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DequeuedMessageItem, QueueClient } from '@azure/storage-queue';
import type { RegisteredFunction } from './core-module.ts';
import type { RpcTypedData } from './core-types.ts';
import type { Host } from './host.ts';
import { resolveSettings } from './host-settings.ts';
import { invoke, triggerOf } from './invoke.ts';
import { describeError } from './log.ts';

// As the real host: a message is hidden for ten minutes, renewed half-way for as long as its function runs.
const LEASE_SECONDS = 600;
const FIRST_PAUSE_MS = 100;

/** Starts polling; ends when the signal aborts. @throws Error where the queue cannot be created */
export async function startQueueTrigger(host: Host, fn: RegisteredFunction, signal: AbortSignal): Promise<void> {
  const { binding } = triggerOf(fn);
  const connection = String(binding.connection ?? '');
  const queueName = resolveSettings(String(binding.queueName));
  const queue = host.queues.client(queueName, connection);
  await queue.createIfNotExists();
  const trigger = { host, fn, queue, poison: host.queues.client(`${queueName}-poison`, connection) };
  void poll(trigger, signal).catch((error) => {
    if (!signal.aborted) host.log(fn.metadata.name, describeError(error), 'error');
  });
}

interface Trigger {
  readonly host: Host;
  readonly fn: RegisteredFunction;
  readonly queue: QueueClient;
  readonly poison: QueueClient;
}

async function poll(trigger: Trigger, signal: AbortSignal): Promise<void> {
  const { batchSize, newBatchThreshold, maxPollingIntervalMs } = trigger.host.settings.queues;
  const busy = new Set<Promise<void>>();
  for (let pauseMs = FIRST_PAUSE_MS; !signal.aborted; ) {
    while (busy.size > newBatchThreshold) await Promise.race(busy);
    const messages = await receive(trigger, batchSize, signal);
    for (const message of messages) {
      const work = trigger.host.running.follow(handle(trigger, message)).finally(() => busy.delete(work));
      busy.add(work);
    }
    pauseMs = messages.length > 0 ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, maxPollingIntervalMs);
    if (messages.length === 0) await sleep(pauseMs, undefined, { signal });
  }
}

/** The next messages; none where the queue cannot be asked, which is logged and tried again. */
async function receive({ queue, host, fn }: Trigger, count: number, signal: AbortSignal): Promise<readonly DequeuedMessageItem[]> {
  try {
    const answer = await queue.receiveMessages({ numberOfMessages: count, visibilityTimeout: LEASE_SECONDS, abortSignal: signal });
    return answer.receivedMessageItems;
  } catch (error) {
    if (!signal.aborted) host.log(fn.metadata.name, describeError(error), 'error');
    return [];
  }
}

/** Never rejects: what goes wrong with one message is logged and the others go on. */
async function handle(trigger: Trigger, message: DequeuedMessageItem): Promise<void> {
  const { host, fn, queue } = trigger;
  const lease = holdLease(queue, message);
  try {
    const error = await runOnce(trigger, message);
    const receipt = await lease.end();
    if (error === undefined) await queue.deleteMessage(message.messageId, receipt);
    else await giveBack(trigger, message, receipt, error);
  } catch (error) {
    host.log(fn.metadata.name, describeError(error), 'error');
  }
}

/** Runs the function; gives what it threw. */
async function runOnce({ host, fn }: Trigger, message: DequeuedMessageItem): Promise<unknown> {
  try {
    const text = host.queues.decode(message.messageText);
    await invoke(host, fn, { trigger: { string: text }, triggerMetadata: metadataOf(message, text) });
    return undefined;
  } catch (error) {
    return error ?? new Error('unknown error');
  }
}

async function giveBack(
  { host, fn, queue, poison }: Trigger,
  message: DequeuedMessageItem,
  receipt: string,
  error: unknown,
): Promise<void> {
  const { maxDequeueCount, visibilityTimeoutMs } = host.settings.queues;
  const last = message.dequeueCount >= maxDequeueCount;
  const fate = last ? `moved to ${poison.name}` : 'will be tried again';
  host.log(
    fn.metadata.name,
    `attempt ${message.dequeueCount} of ${maxDequeueCount} failed, message ${fate}: ${describeError(error)}`,
    'error',
  );
  if (!last) {
    await queue.updateMessage(message.messageId, receipt, undefined, Math.ceil(visibilityTimeoutMs / 1000));
    return;
  }
  await poison.createIfNotExists();
  await poison.sendMessage(message.messageText);
  await queue.deleteMessage(message.messageId, receipt);
}

/** Keeps a message hidden; `end` gives the receipt that is valid then. */
function holdLease(queue: QueueClient, message: DequeuedMessageItem): { end(): Promise<string> } {
  let receipt = Promise.resolve(message.popReceipt);
  const renew = async (current: string) => {
    const answer = await queue.updateMessage(message.messageId, current, undefined, LEASE_SECONDS);
    return answer.popReceipt ?? current;
  };
  const timer = setInterval(() => {
    receipt = receipt.then((current) => renew(current).catch(() => current));
  }, LEASE_SECONDS * 500);
  return {
    end() {
      clearInterval(timer);
      return receipt;
    },
  };
}

function metadataOf(message: DequeuedMessageItem, text: string): Record<string, RpcTypedData> {
  return {
    QueueTrigger: { json: JSON.stringify(text) },
    Id: { json: JSON.stringify(message.messageId) },
    DequeueCount: { json: JSON.stringify(message.dequeueCount) },
    PopReceipt: { json: JSON.stringify(message.popReceipt) },
    InsertionTime: { json: JSON.stringify(message.insertedOn) },
    ExpirationTime: { json: JSON.stringify(message.expiresOn) },
    NextVisibleTime: { json: JSON.stringify(message.nextVisibleOn) },
  };
}
