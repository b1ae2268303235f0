/** The forms of a report that a mail can carry. */

/** csv = a ZIP of CSV files, xlsx = a workbook, json = the report as the API answers it. */
export const ATTACH_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type AttachFormat = (typeof ATTACH_FORMATS)[number];
