/** Writes docs/subscriptions.schema.json, by which editors check a file of subscriptions, out of the schema that the app reads them by; with --check it only tells whether the file is current. */
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { subscriptionSchema } from '../../src/subscriptions/subscription/subscription-schema.ts';

const TARGET = new URL('../../docs/subscriptions.schema.json', import.meta.url);

/** JSON Schema, draft 2020-12, of what `npm run subscriptions` takes. */
function subscriptionsSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(subscriptionSchema, { io: 'input' });
  const one = { ...schema, required: ['id', ...(schema.required ?? [])] };
  const list = { type: 'array', items: { $ref: '#/$defs/subscription' } };
  const whole = {
    $schema,
    title: 'Subscriptions of proactive-digest',
    description: 'Written by dev/subscriptions/build-schema.ts (npm run subscriptions-schema); do not edit.',
    anyOf: [
      list,
      {
        type: 'object',
        properties: { subscriptions: list },
        patternProperties: { '^x-': {} },
        required: ['subscriptions'],
        additionalProperties: false,
      },
    ],
    $defs: { subscription: one },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** Whether a file, docs/subscriptions.schema.json by default, says what the schema says. */
export async function isSubscriptionsSchemaCurrent(file = TARGET): Promise<boolean> {
  return (await readFile(file, 'utf8')) === subscriptionsSchemaText();
}

async function main(args: readonly string[]): Promise<void> {
  const [option] = args;
  if (option === undefined) return writeFile(TARGET, subscriptionsSchemaText());
  if (option !== '--check' || args.length > 1)
    throw new Error(`Cannot build the schema of subscriptions with "${args.join(' ')}": the only option is --check`);
  if (await isSubscriptionsSchemaCurrent()) return;
  console.error('docs/subscriptions.schema.json is stale: run npm run subscriptions-schema');
  process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.slice(2));
