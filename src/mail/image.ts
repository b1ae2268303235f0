/** What an image says of itself in its first bytes: type and size, of the two types that every mail program shows. */

export interface Image {
  readonly contentType: 'image/png' | 'image/jpeg';
  readonly extension: 'png' | 'jpg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
// Where its width and height stand: behind the signature and the name of the first chunk (PNG specification, 11.2.1).
const PNG_SIZE_AT = 16;
// Of a JPEG's segments those that begin a frame tell its size (ITU T.81, B.2.2); C4, C8 and CC among them begin none.
const FRAMES = { first: 0xc0, last: 0xcf, others: [0xc4, 0xc8, 0xcc] };

/** Undefined where the bytes are no PNG or JPEG, or end before they tell its size. */
export function imageOf(bytes: Uint8Array): Image | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = startsWith(data, PNG) ? pngSize(data) : startsWith(data, JPEG) ? jpegSize(data) : undefined;
  if (size === undefined || size.width === 0 || size.height === 0) return undefined;
  return startsWith(data, PNG)
    ? { contentType: 'image/png', extension: 'png', ...size }
    : { contentType: 'image/jpeg', extension: 'jpg', ...size };
}

type Size = Pick<Image, 'width' | 'height'>;

function startsWith(data: Buffer, signature: Buffer): boolean {
  return data.subarray(0, signature.length).equals(signature);
}

function pngSize(data: Buffer): Size | undefined {
  if (data.length < PNG_SIZE_AT + 8 || data.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: data.readUInt32BE(PNG_SIZE_AT), height: data.readUInt32BE(PNG_SIZE_AT + 4) };
}

function jpegSize(data: Buffer): Size | undefined {
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; ) {
    const marker = data[at + 1] ?? 0;
    // Any marker may have further FF before it.
    if (marker === 0xff) at++;
    else if (marker >= FRAMES.first && marker <= FRAMES.last && !FRAMES.others.includes(marker))
      return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    else at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}
