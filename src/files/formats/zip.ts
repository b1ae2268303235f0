/** Files in one ZIP archive, written as they come. */
import { Zip, ZipDeflate } from 'fflate';

export interface ZippedFile {
  /** ASCII, without folders. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The archive piece by piece. @param madeMs when its files were made, UTC epoch milliseconds, from 1980 on */
export async function* zipBytes(files: Iterable<ZippedFile>, madeMs: number): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { name, bytes } of files) {
    const file = new ZipDeflate(name);
    file.mtime = madeMs;
    zip.add(file);
    for await (const chunk of bytes) {
      file.push(chunk);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
