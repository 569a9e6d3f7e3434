import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cyclesIn } from '../support/cycles.js';
import { type Import, importsOf, lineAt, readSources, root, type Source } from '../support/sources.js';
import { type Allowance, allowances, type Rule, rules } from './imports.rules.js';

const workspaces = ['shared', 'server', 'client'];
const sources = workspaces.flatMap((name) => readSources(`${name}/src`));
const links = sources.flatMap((source) => importsOf(source).map((link) => ({ source, link })));

const covers = (prefix: string, path: string) => (prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix);
const packageOf = (target: string) => target.split('/', target.startsWith('@') ? 2 : 1).join('/');

function forbids(rule: Rule, { path }: Source, { target, ours }: Import): boolean {
  if (!rule.of.some((prefix) => covers(prefix, path))) return false;
  if (ours && rule.except?.some((prefix) => covers(prefix, target))) return false;
  const outside = ours && rule.only !== undefined && !rule.only.some((prefix) => covers(prefix, target));
  const refused = rule.never?.some((never) => {
    if (never === 'node:') return !ours && isBuiltin(target);
    return ours ? covers(never, target) : packageOf(target) === never;
  });
  return outside || refused === true;
}

const allows = ({ file, imports }: Allowance, { path }: Source, { target, ours }: Import) =>
  covers(file, path) && (ours ? covers(imports, target) : packageOf(target) === imports);

describe('imports', () => {
  const broken = links.flatMap(({ source, link }) =>
    rules.filter((rule) => forbids(rule, source, link)).map((rule) => ({ source, link, rule })),
  );

  it('keep to the rules', () => {
    expect(sources.length).toBeGreaterThan(0);
    const left = broken.filter(({ source, link }) => !allowances.some((allowance) => allows(allowance, source, link)));
    const said = left.map(({ source, link, rule }) => `${source.path}:${link.line}: ${link.target}: ${rule.why}`);
    expect(said).toEqual([]);
  });

  it('need every allowance', () => {
    const stale = allowances.filter((one) => !broken.some(({ source, link }) => allows(one, source, link)));
    expect(stale.map(({ file, imports }) => `${file} no longer imports ${imports}: drop the allowance`)).toEqual([]);
  });

  it('go in no circle', () => {
    const graph = new Map(sources.map(({ path }) => [path, [] as string[]]));
    for (const { source, link } of links) {
      // Types may speak of each other: nothing of that is left to load in the wrong order.
      if (!link.typeOnly && graph.has(link.target)) graph.get(source.path)?.push(link.target);
    }
    expect(cyclesIn(graph).map((cycle) => cycle.join(' -> '))).toEqual([]);
  });

  it('name files that exist', () => {
    const known = new Set(sources.map(({ path }) => path));
    const lost = links.filter(({ link }) => link.ours && /\.[jt]sx?$/.test(link.target) && !known.has(link.target));
    expect(lost.map(({ source, link }) => `${source.path}:${link.line}: ${link.target}`)).toEqual([]);
  });

  it('take only packages that the workspace itself asks for', () => {
    const asked = new Map(workspaces.map((name) => [name, dependenciesOf(name)]));
    const borrowed = links.filter(({ source, link }) => {
      const workspace = source.path.slice(0, source.path.indexOf('/'));
      return !link.ours && !isBuiltin(link.target) && !asked.get(workspace)?.has(packageOf(link.target));
    });
    expect(borrowed.map(({ source, link }) => `${source.path}:${link.line}: ${link.target}`)).toEqual([]);
  });
});

describe('a game is one folder on each side', () => {
  const games = readSources('shared/src/games').flatMap(({ path }) => path.split('/')[3]?.replace(/\.ts$/, '') ?? []);
  const ids = [...new Set(games)].filter((id) => id !== 'index');

  it('and nobody else names a game', () => {
    const pattern = new RegExp(`\\b(?:${ids.join('|')})\\b`, 'gi');
    const named = sources
      .filter(({ path }) => ids.length > 0 && !path.includes('/games/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(pattern)].map((match) => `${path}:${lineAt(text, match.index)}: names ${match[0]}`),
      );
    expect(named).toEqual([]);
  });
});

describe('what a page shows', () => {
  /** A child of Show or Match that is a function and gives a text: `{(text) => text()}`. */
  const toldOnce = />\s*\{\((\w+)\) =>\s*(?:\1\(\)|`)/g;

  it('follows what it is made of', () => {
    // Solid calls such a child once and listens only to elements in it: a text would stay what it was at first.
    const stuck = sources
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(toldOnce)].map(({ index }) => `${path}:${lineAt(text, index)}: never changes`),
      );
    expect(stuck).toEqual([]);
  });
});

function dependenciesOf(workspace: string): Set<string> {
  const asked = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8'));
  return new Set(Object.keys({ ...asked.dependencies, ...asked.optionalDependencies, ...asked.devDependencies }));
}
