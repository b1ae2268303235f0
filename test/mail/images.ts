/** Small whole images, made here so that none has to lie in the repository. */
import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour. @param width pixels @param height pixels */
export function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits of grey, no interlace.
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 0x66);
  for (let row = 0; row < height; row++) rows[row * (width + 1)] = 0;
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunkOf('IHDR', header), chunkOf('IDAT', deflateSync(rows)), chunkOf('IEND', Buffer.alloc(0))]);
}

/** The head of a JPEG with a frame of that size; enough for who reads no more. */
export function jpegHeadOf(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
  // An application segment and a table of Huffman codes stand before it, as in files of cameras.
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2]),
    Buffer.from([0xff, 0xc4, 0, 3, 0]),
    Buffer.from([0xff]),
    frame,
    Buffer.alloc(8),
  ]);
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
