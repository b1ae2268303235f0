/** The text of an answer, up to a size that no page of rows comes near. */

/** Reads the body as UTF-8; undefined where it is larger than `maxBytes` unpacked. @throws Error where the connection ends before the body does */
export async function readBody(response: Response, maxBytes: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
