/** What a rate is, as data. */
import type { TallyCount } from '../cube/cube.ts';

export interface RateDefinition {
  readonly id: string;
  readonly name: string;
  readonly numerator: TallyCount;
  readonly denominator: TallyCount;
  /** The formula in words. */
  readonly formula: string;
  /** Columns of msdyn_proactive_delivery that it reads and, after "conversation.", of its conversation, all without msdyn_. */
  readonly columns: readonly string[];
  /** Whether more is better: up, down, or neither. */
  readonly direction: 'up' | 'down' | 'neither';
}
