/** What a report is narrowed to, as a schema. */
import { z } from 'zod';
import { recordOf } from '../../../metrics/cube/cell.ts';
import type { Report } from '../../../report/report.ts';
import { SCOPE_COLUMNS } from '../../../report/scope.ts';
import { describing } from '../../describing.ts';

export const scopeSchema = describing<Report['scope']>()(
  z.strictObject(recordOf(SCOPE_COLUMNS, () => z.union([z.string(), z.array(z.string())]).exactOptional())),
).describe('What it was narrowed to, as stored values; absent = all, a list = any of its values, "" = rows without one');
