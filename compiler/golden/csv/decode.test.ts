// Tables as spreadsheets save them: what is read, and what is refused.
import { expect, test } from 'vitest';
import { decodeTable } from './decode.ts';

const GB = {
  // 项目,"金额（元）",é𠀀 in GB18030: two bytes a character, and four for the last two.
  bytes: [
    ...[
      0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x22, 0xbd, 0xf0, 0xb6, 0xee, 0xa3, 0xa8, 0xd4, 0xaa, 0xa3,
      0xa9,
    ],
    ...[0x22, 0x2c, 0xa8, 0xa6, 0x95, 0x32, 0x82, 0x36],
  ],
  text: '项目,"金额（元）",é𠀀',
};

const utf16 = (text: string, low: 0 | 1) => {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    bytes.push(...(low === 0 ? [code & 255, code >> 8] : [code >> 8, code & 255]));
  }
  return bytes;
};

test.each([
  ['utf-8', [...new TextEncoder().encode('项目,é')], '项目,é', 0],
  ['utf-8', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('项目')], '项目', 3],
  ['utf-16le', [0xff, 0xfe, ...utf16('项目\té', 0)], '项目\té', 2],
  ['utf-16be', [0xfe, 0xff, ...utf16('项目\té', 1)], '项目\té', 2],
  ['gb18030', GB.bytes, GB.text, 0],
] as const)('%s', (encoding, bytes, text, mark) => {
  expect(decodeTable(Uint8Array.from(bytes))).toEqual({ text, encoding, mark });
});

test.each([
  ['Western letters with accents', [0x70, 0x72, 0xe9, 0x74, 0x3b, 0x6f, 0xf9, 0x3b], 'encoding'],
  ['half a character', [0xcf, 0xee, 0xc4], 'encoding'],
  ['bytes without letters', [0x00, 0x01, 0x02], 'encoding'],
  ['UTF-16 cut short', [0xff, 0xfe, 0x61], 'encoding'],
  ['an .xlsx file', [0x50, 0x4b, 0x03, 0x04, 0x14], 'workbook'],
] as const)('%s: refused', (_, bytes, problem) => {
  expect(decodeTable(Uint8Array.from(bytes))).toEqual({ problem });
});
