import type { Value } from '../game/document.js';
import type { ByteReader, ByteWriter } from './bytes.js';
import { ProtocolError } from './errors.js';
import { LIMITS } from './limits.js';
import { decodeText, encodeText } from './utf8.js';

/**
 * Document values as MessagePack, of which only numbers, booleans, strings and maps with string keys exist here. Read and
 * written by hand because a general library does not give every string back as it was (lone surrogates), and would have to
 * be kept from arrays, extensions and deep nesting by a checker as long as this reader.
 * @throws RangeError for a number that is not finite: no document holds one.
 */
export function writePacked(bytes: ByteWriter, value: Value): void {
  if (typeof value === 'string') writeText(bytes, value);
  else if (typeof value === 'boolean') bytes.byte(value ? 0xc3 : 0xc2);
  else if (typeof value === 'number') writeNumber(bytes, value);
  else {
    const keys = Object.keys(value).sort();
    writeHead(bytes, keys.length, MAP);
    for (const key of keys) {
      writeText(bytes, key);
      writePacked(bytes, value[key] as Value);
    }
  }
}

/**
 * The next value, at most `depthMax` maps deep.
 * @throws ProtocolError 'bad-structure' for anything but finite numbers, booleans, strings and maps with different string keys
 */
export function readPacked(bytes: ByteReader, depthMax: number = LIMITS.documentDepthMax): Value {
  const token = bytes.byte();
  if (token < 0x80) return token;
  if (token >= 0xe0) return token - 0x100;
  switch (token) {
    case 0xc2:
      return false;
    case 0xc3:
      return true;
    case 0xcb:
      return finite(bytes.double('big'));
    case 0xcc:
      return bytes.byte();
    case 0xcd:
      return big(bytes, 2);
    case 0xce:
      return big(bytes, 4);
    case 0xd0:
      return (bytes.byte() << 24) >> 24;
    case 0xd1:
      return (big(bytes, 2) << 16) >> 16;
    case 0xd2:
      return big(bytes, 4) | 0;
    default:
      return isTextToken(token) ? readTextOf(bytes, token) : readMap(bytes, token, depthMax);
  }
}

/** First bytes of maps and strings by how their length is written: within the token, or in 1, 2 or 4 bytes after it. */
const MAP = { fix: 0x80, fixMax: 15, one: 0, two: 0xde, four: 0xdf };
const TEXT = { fix: 0xa0, fixMax: 31, one: 0xd9, two: 0xda, four: 0xdb };

function writeHead(bytes: ByteWriter, length: number, tokens: typeof MAP): void {
  if (length <= tokens.fixMax) bytes.byte(tokens.fix | length);
  else if (length < 0x100 && tokens.one > 0) writeToken(bytes, tokens.one, length, 1);
  else if (length < 0x10000) writeToken(bytes, tokens.two, length, 2);
  else writeToken(bytes, tokens.four, length, 4);
}

function writeToken(bytes: ByteWriter, token: number, value: number, size: number): void {
  bytes.byte(token);
  for (let shift = (size - 1) * 8; shift >= 0; shift -= 8) bytes.byte((value >>> shift) & 0xff);
}

function writeText(bytes: ByteWriter, text: string): void {
  const utf8 = encodeText(text);
  writeHead(bytes, utf8.length, TEXT);
  bytes.raw(utf8);
}

function writeNumber(bytes: ByteWriter, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${value} in a document`);
  const form = Number.isInteger(value) && WHOLE.find(({ min, max }) => value >= min && value <= max);
  if (form && form.size === 0) bytes.byte(value & 0xff);
  else if (form) writeToken(bytes, form.token, value, form.size);
  else {
    bytes.byte(0xcb);
    bytes.double(value, 'big');
  }
}

/** Forms of whole numbers, shortest first. */
const WHOLE = [
  { min: -0x20, max: 0x7f, token: 0, size: 0 },
  { min: 0, max: 0xff, token: 0xcc, size: 1 },
  { min: -0x80, max: 0, token: 0xd0, size: 1 },
  { min: 0, max: 0xffff, token: 0xcd, size: 2 },
  { min: -0x8000, max: 0, token: 0xd1, size: 2 },
  { min: 0, max: 0xffffffff, token: 0xce, size: 4 },
  { min: -0x80000000, max: 0, token: 0xd2, size: 4 },
];

function readMap(bytes: ByteReader, token: number, depthMax: number): Value {
  const count = readLength(bytes, token, MAP);
  if (depthMax === 0) throw new ProtocolError('bad-structure', 'maps nested too deep');
  // An entry takes two bytes at least, so the bytes that are there bound the work.
  if (count * 2 > bytes.remaining) throw new ProtocolError('truncated', `a map of ${count}`);
  const map: { [key: string]: Value } = {};
  for (let i = 0; i < count; i++) {
    const key = readTextOf(bytes, bytes.byte());
    if (key === '__proto__' || Object.hasOwn(map, key)) throw new ProtocolError('bad-structure', `key ${key}`);
    map[key] = readPacked(bytes, depthMax - 1);
  }
  return map;
}

function isTextToken(token: number): boolean {
  return (token >= 0xa0 && token < 0xc0) || (token >= 0xd9 && token <= 0xdb);
}

function readTextOf(bytes: ByteReader, token: number): string {
  return decodeText(bytes.raw(readLength(bytes, token, TEXT)));
}

function readLength(bytes: ByteReader, token: number, tokens: typeof MAP): number {
  if (token >= tokens.fix && token <= tokens.fix + tokens.fixMax) return token - tokens.fix;
  if (token === tokens.one && tokens.one > 0) return big(bytes, 1);
  if (token === tokens.two) return big(bytes, 2);
  if (token === tokens.four) return big(bytes, 4);
  throw new ProtocolError('bad-structure', `token ${token}`);
}

/** MessagePack is big-endian. */
function big(bytes: ByteReader, size: number): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 0x100 + bytes.byte();
  return value;
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new ProtocolError('bad-structure', `${value} in a document`);
  return value;
}
