/** One attempt at a contact before it becomes a row: when it happens and how it ends. */
import type { SampleConfiguration } from './catalogue.ts';
import type { Connected } from './connected.ts';
import type { SampleContact } from './contacts.ts';

export interface Attempt {
  readonly id: string;
  readonly configuration: SampleConfiguration;
  readonly contact: SampleContact;
  /** Number of the attempt at this contact, from 1. */
  readonly number: number;
  readonly callerId: string;
  readonly result: string;
  readonly codes: string | null;
  /** The policy that cancelled it; null where none did. */
  readonly cancellationPolicyId: string | null;
  readonly conversationId: string | null;
  /** Who spoke with the contact; null where it was an AI agent alone. */
  readonly agentId: string | null;
  /** All times are UTC epoch milliseconds, whole seconds. */
  readonly createdMs: number;
  readonly windowStartMs: number;
  readonly windowEndMs: number;
  /** null where no call was started. */
  readonly startMs: number | null;
  readonly connected: Connected;
  readonly endMs: number | null;
  readonly resultMs: number;
  /** Last change of the row: wrap-up, or the result where nobody wrapped up. */
  readonly modifiedMs: number;
  /** Never finishes: a row that the platform has lost sight of. */
  readonly zombie: boolean;
}
