/** What is being asked of Dataverse, and the errors that name it. */
import { type AppErrorOptions, DataverseError, type DataverseErrorCode } from '../errors.ts';

/** What was being done, for messages: `Cannot <task>`, and the table (logical name) that was read, where it was one. */
export interface Task {
  /** Such as "list deliveries". */
  readonly task: string;
  readonly table?: string;
  /** Ends the task early, waiting times too. */
  readonly signal?: AbortSignal;
}

/** An error about a task at an organisation: `Cannot <task> at "<origin>": <state>`. */
export function taskError(
  code: DataverseErrorCode,
  { task }: Task,
  origin: string,
  state: string,
  options?: AppErrorOptions,
): DataverseError {
  return new DataverseError(code, `Cannot ${task} at "${origin}": ${state}`, options);
}

/** @throws DataverseError dataverse.aborted once the task's signal is set */
export function assertNotAborted({ task, signal }: Task): void {
  if (signal?.aborted) throw new DataverseError('dataverse.aborted', `Cannot ${task}: it was ended before it was done`);
}
