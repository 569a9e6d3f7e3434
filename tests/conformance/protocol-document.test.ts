import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Game } from '@tickdeck/shared/game/game.js';
import { clientMessages, DIFFERENCE, LOOK, POINTED } from '@tickdeck/shared/wire/client-codec.js';
import { CLOSE, PROTOCOL_ERRORS } from '@tickdeck/shared/wire/errors.js';
import type { Struct } from '@tickdeck/shared/wire/layout.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { SERVER_MESSAGES, SERVER_PARTS } from '@tickdeck/shared/wire/server-codec.js';
import { describe, expect, it } from 'vitest';
import { wireGame } from '../support/wire-game.js';

const tests = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(join(tests, '../docs/protocol.md'), 'utf8');

/** All test files, as texts. */
const sources = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^(dist|node_modules|output)\b/.test(name))
  .map((name) => readFileSync(join(tests, name), 'utf8'));

const idsIn = (from: string, pattern: RegExp) => new Set([...from.matchAll(pattern)].map(([, id]) => id as string));
const sorted = (ids: Iterable<string>) => [...ids].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

/** Rows of the table that begins with this line, cell by cell, without its first two lines. */
function tableAfter(head: string, from = text): string[][] {
  const start = from.indexOf(head);
  if (start < 0) throw new Error(`no table ${head}`);
  const lines = from.slice(start).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(2, end < 0 ? undefined : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The text under a heading, up to the next one. */
function under(heading: string): string {
  const start = text.indexOf(`\n${heading}\n`);
  if (start < 0) throw new Error(`no heading ${heading}`);
  const rest = text.slice(start + heading.length + 2);
  return rest.slice(0, rest.search(/\n#+ /));
}

const fieldsOf = (heading: string) => {
  const rows = tableAfter('| field |', under(heading));
  return rows.map(([field = '', as]) => ({ field: field.replaceAll('`', ''), says: as }));
};

describe('the rules of docs/protocol.md', () => {
  it('each have a test that bears their id, and tests bear no other ids', () => {
    const documented = [...text.matchAll(/\*\*\[([A-Z]\d+)\]/g)].map(([, id]) => id as string);
    const borne = new Set(sources.flatMap((source) => [...idsIn(source, /[`'"]\[([A-Z]\d{1,2})\] /g)]));
    expect(sorted(borne)).toEqual(sorted(new Set(documented)));
    expect(sorted(documented)).toEqual(sorted(new Set(documented)));
  });

  it('that it points to are there', () => {
    const documented = idsIn(text, /\*\*\[([A-Z]\d+)\]/g);
    for (const id of idsIn(text, /[( ,]([A-Z]\d{1,2})(?=[),; ])/g)) expect(documented).toContain(id);
  });
});

describe('the byte tables', () => {
  const { client, host } = {
    client: clientMessages(wireGame as unknown as Game),
    host: SERVER_MESSAGES,
  };

  it.each([
    ...Object.entries(client).map(([kind, { type, body }]) => ({ kind, type, body: body as Struct<unknown> })),
    ...Object.entries(host).map(([kind, { type, body }]) => ({ kind, type, body: body as Struct<unknown> })),
  ])('of $kind say what is written and read', ({ kind, type, body }) => {
    expect(fieldsOf(`#### ${kind} — type ${type}`)).toEqual(body.fields);
  });

  it.each([LOOK, POINTED, DIFFERENCE, ...SERVER_PARTS].map((part) => [part.says, part] as const))(
    'of %s too',
    (name, part) => {
      const heading = text.match(new RegExp(`^#### ${name} — part of .*$`, 'm'))?.[0] ?? name;
      expect(fieldsOf(heading)).toEqual(part.fields);
    },
  );

  it('are of no messages but these', () => {
    const headings = [...text.matchAll(/^#### (.+) — type/gm)].map(([, kind]) => kind);
    expect(headings).toEqual([
      ...Object.keys(client).slice(0, 1),
      ...Object.keys(client).slice(1),
      ...Object.keys(host),
    ]);
    expect([...text.matchAll(/^#### (.+) — part of/gm)]).toHaveLength(3 + SERVER_PARTS.length);
  });
});

describe('the tables of limits, errors and close codes', () => {
  it('say what limits.ts says', () => {
    const rows = tableAfter('| limit |').map(([name = '', value]) => [name.replaceAll('`', ''), Number(value)]);
    expect(Object.fromEntries(rows)).toEqual(LIMITS);
  });

  it('say what errors.ts says', () => {
    const errors = tableAfter('| error |').map(([code = '', when]) => [code.replaceAll('`', ''), when]);
    expect(Object.fromEntries(errors)).toEqual(PROTOCOL_ERRORS);
    const closes = tableAfter('| code |').map(([code, name = '', said]) => [
      name.replaceAll('`', ''),
      { code: Number(code), text: said },
    ]);
    expect(Object.fromEntries(closes)).toEqual(CLOSE);
  });

  it('and every limit is crossed by a test', () => {
    // Which test does it without naming the limit.
    const unnamed: { readonly [limit: string]: string } = { roomHeapMiBMax: 'eats its heap' };
    const all = sources.join('\n');
    const held = Object.keys(LIMITS).filter((limit) => all.includes(`LIMITS.${limit}`) || all.includes(`'${limit}'`));
    const others = Object.keys(LIMITS).filter((limit) => !held.includes(limit));
    expect(others).toEqual(Object.keys(unnamed));
    for (const title of Object.values(unnamed)) expect(all).toContain(title);
  });

  it('have different codes', () => {
    const codes = Object.values(CLOSE).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => code >= 4000 && code < 5000)).toBe(true);
  });
});
