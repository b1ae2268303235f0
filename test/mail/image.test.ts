import { describe, expect, test } from 'vitest';
import { imageOf } from '../../src/mail/image.ts';
import { jpegHeadOf, pngOf } from './images.ts';

describe('imageOf()', () => {
  test('tells type and size of a PNG and of a JPEG', () => {
    expect(imageOf(pngOf(320, 80))).toEqual({ contentType: 'image/png', extension: 'png', width: 320, height: 80 });
    expect(imageOf(jpegHeadOf(1200, 300))).toEqual({ contentType: 'image/jpeg', extension: 'jpg', width: 1200, height: 300 });
  });

  test('reads a part of a larger buffer', () => {
    const png = pngOf(5, 7);
    const around = Buffer.concat([Buffer.alloc(3), png]);
    expect(imageOf(new Uint8Array(around.buffer, around.byteOffset + 3, png.length))).toMatchObject({ width: 5, height: 7 });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00')],
    ['a text', Buffer.from('<svg/>')],
    ['a PNG without a size', pngOf(5, 5).subarray(0, 18)],
    ['a PNG of no size', pngOf(0, 5)],
    ['a JPEG that ends before its frame', jpegHeadOf(5, 5).subarray(0, 12)],
    ['a JPEG whose segments lead beyond its end', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0])],
    ['a JPEG whose segment has no length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ])('knows nothing of %s', (_, bytes) => {
    expect(imageOf(bytes)).toBeUndefined();
  });
});
