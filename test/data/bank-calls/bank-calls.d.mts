import type { AttributeRow, DeliveryRow } from '../../../src/metrics/row/row.ts';

export declare const zone: string;
export declare const configs: readonly Record<string, unknown>[];
export declare function queueOf(job: string): Record<string, unknown>;
export declare function deliveries(): Generator<DeliveryRow & Record<string, unknown>>;
export declare function attributes(): Generator<AttributeRow & Record<string, unknown>>;
export declare function calls(): readonly Record<string, string>[];
