/** How phone numbers are shown: enough to tell the organisation's own numbers apart, too little to call. */

/** The last four digits behind an ellipsis; shorter texts are hidden whole. */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length < 8 ? (digits === '' ? '' : '…') : `…${digits.slice(-4)}`;
}
