/** Writes docs/subscriptions.schema.json, by which editors check a file of subscriptions, out of the schema that the app reads them by; with --check it only tells whether the file is current. */
import { z } from 'zod';
import { subscriptionSchema } from '../../src/subscriptions/subscription/subscription-schema.ts';
import { buildFile, type GeneratedFile } from '../generated/generated-file.ts';

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

export const SUBSCRIPTIONS_SCHEMA: GeneratedFile = {
  path: 'docs/subscriptions.schema.json',
  script: 'subscriptions-schema',
  text: subscriptionsSchemaText,
};

if (import.meta.main) await buildFile(SUBSCRIPTIONS_SCHEMA, process.argv.slice(2));
