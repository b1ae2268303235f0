/** Output bindings of type "queue": what a function returns or sets as extra output becomes messages. Other types have no one to receive them here. */
import type { RegisteredFunction } from './core-module.ts';
import type { Binding, InvocationResponse, RpcTypedData } from './core-types.ts';
import { resolveSettings } from './host-settings.ts';
import type { Queues } from './queues.ts';

export interface Outputs {
  /** Sends the messages of one invocation; resolves when the queues have them. */
  write(fn: RegisteredFunction, response: InvocationResponse): Promise<void>;
}

// The name under which the library keeps the binding of a return value.
const RETURN = '$return';

/** Outputs that end up in storage queues. */
export function createOutputs(queues: Queues): Outputs {
  return {
    async write({ metadata }, response) {
      for (const [name, binding] of Object.entries(metadata.bindings)) {
        if (binding.direction !== 'out' || binding.type !== 'queue') continue;
        const data = name === RETURN ? response.returnValue : response.outputData?.find((output) => output.name === name)?.data;
        await send(queues, binding, textsOf(data));
      }
    },
  };
}

async function send(queues: Queues, binding: Binding, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return;
  const queue = queues.client(resolveSettings(String(binding.queueName)), String(binding.connection ?? ''));
  await queue.createIfNotExists();
  for (const text of texts) await queue.sendMessage(queues.encode(text));
}

/** An array is one message an element; anything else is one message. */
function textsOf(data: RpcTypedData | null | undefined): string[] {
  if (data === null || data === undefined) return [];
  if (data.bytes) return [new TextDecoder().decode(data.bytes)];
  const text = data.string ?? data.json ?? String(data.int ?? data.double ?? '');
  const value: unknown = data.json ? JSON.parse(data.json) : undefined;
  if (!Array.isArray(value)) return [text];
  return value.map((element) => (typeof element === 'string' ? element : JSON.stringify(element)));
}
