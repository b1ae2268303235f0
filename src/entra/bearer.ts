/** Whether a text can be a bearer token (the grammar of RFC 6750): of anything else fetch would make an error that quotes the header. */
export function isBearer(token: string): boolean {
  return /^[\w.~+/-]+=*$/.test(token);
}
