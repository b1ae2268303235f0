/** What is nice to have beside a reading: each step by itself, so that one that fails is told by its name, and none fails what matters. */
import { openConversations } from '../../history/state/open-conversations.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { endOf } from '../../runs/record-run.ts';
import type { RunError } from '../../runs/run.ts';
import type { FilingPorts } from '../file/filing-buffer.ts';

/** None of the methods ever throws. */
export interface SideSteps {
  /** Makes a step. */
  attempt(name: string, step: () => Promise<unknown>): Promise<void>;
  /** Makes a step unless the run has no more time: then it is left out, and that is told. */
  whileTime(name: string, step: () => Promise<unknown>): Promise<void>;
  /** Tells of something that went wrong, once a name. */
  tell(name: string, error: RunError): void;
  /** What went wrong, in the order of the first time. */
  readonly troubles: readonly RunError[];
}

/** What is told of a step that was left out. */
export const NO_TIME: RunError = { code: 'run.no-time', message: 'left out, for the run had no more time' };

/** No step made yet. @param isOver whether the run has no more time */
export function sideSteps(isOver: () => boolean = () => false): SideSteps {
  const troubles = new Map<string, RunError>();
  const tell = (name: string, { code, message }: RunError) => {
    if (!troubles.has(name)) troubles.set(name, { code, message: `${name}: ${message}` });
  };
  const attempt = async (name: string, step: () => Promise<unknown>) => {
    try {
      await step();
    } catch (error) {
      tell(name, endOf(error).error);
    }
  };
  return {
    attempt,
    async whileTime(name, step) {
      if (isOver()) tell(name, NO_TIME);
      else await attempt(name, step);
    },
    tell,
    get troubles() {
      return [...troubles.values()];
    },
  };
}

/** The list of open conversations for a filing that goes on where the list cannot be written. */
export function openConversationsBeside(documents: DocumentStore, side: SideSteps): FilingPorts['open'] {
  const open = openConversations(documents);
  return { add: (asked, nowMs) => side.attempt('open conversations', () => open.add(asked, nowMs)) };
}
