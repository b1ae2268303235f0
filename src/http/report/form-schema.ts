/** The parameters that say in which form a report is wanted, and a page of a list, as schemas. */
import { z } from 'zod';
import { TABLES } from '../../files/report-tables.ts';
import { count, nextPage } from '../fields.ts';
import { wholeNumber } from '../parameters.ts';

export const FORMATS = ['json', 'html', 'csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

const MAX_ROWS = 1000;
const MAX_OFFSET = 999_999;
const LISTS = TABLES.map(({ name }) => name);

export const formQuery = z.strictObject({
  format: z
    .enum(FORMATS)
    .describe('json, the page, CSV (all lists as ZIP) or a workbook; without it by Accept, json where that says nothing')
    .optional(),
  list: z.enum(LISTS).describe('One list alone: as JSON, CSV or a workbook').optional(),
  limit: wholeNumber(MAX_ROWS).describe('Most rows of the list, all without it').optional(),
  offset: wholeNumber(MAX_OFFSET, 0).describe('How many rows of the list are left out before').optional(),
  bom: z.enum(['1']).describe('1 = CSV begins with a byte order mark, as Excel wants it').optional(),
});

/** Rows of a list; what a row holds depends on the list. */
export const reportListSchema = z
  .strictObject({
    list: z.enum(LISTS),
    total: count.describe('How many rows the whole list has'),
    offset: count,
    items: z
      .array(z.looseObject({}))
      .describe('As the report has them; of a list that stands in no report as such, an object a row of its file'),
    next: nextPage,
  })
  .describe('Some rows of one list of a report');
