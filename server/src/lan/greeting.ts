import { encode } from 'uqr';
import type { Links } from './links.js';

/** What a person at a terminal reads when the server is up, with a QR code of the first player link. */
export function greeting(roomName: string, links: Links): string {
  const [first = '', ...others] = links.play;
  return [
    '',
    `  Tickdeck hosts ${roomName}.`,
    '',
    `  Play     ${first}`,
    ...others.map((link) => `           ${link}`),
    `  Watch    ${links.watch[0] ?? ''}`,
    `  Control  ${links.control}`,
    '           (whoever has the control link may do everything: keep it to yourself)',
    '',
    ...qrLines(first).map((line) => `  ${line}`),
    '',
    '  Phones on the same network join by the code above.',
    '',
  ].join('\n');
}

/** What the keys do, where there are any. */
export const KEYS_HINT = '  l prints this again, Ctrl+C stops the host.\n\n';

/** The same for a program: one JSON line shaped like the log lines around it. */
export function greetingLine(roomId: string, port: number, links: Links, wallMs: number): string {
  return JSON.stringify({ level: 30, time: wallMs, msg: 'ready', port, room: roomId, ...links });
}

/** A QR code, two modules a character. Colours are set, so that it scans on light and dark terminals alike. */
export function qrLines(text: string): string[] {
  const { data, size } = encode(text, { border: 2 });
  const lines: string[] = [];
  for (let y = 0; y < size; y += 2) {
    let line = '';
    for (let x = 0; x < size; x++) line += halfBlock(data[y]?.[x] === true, data[y + 1]?.[x] === true);
    lines.push(`\u001b[30;107m${line}\u001b[0m`);
  }
  return lines;
}

function halfBlock(top: boolean, bottom: boolean): string {
  if (top) return bottom ? '█' : '▀';
  return bottom ? '▄' : ' ';
}
