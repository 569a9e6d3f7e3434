import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseConfig } from '@tickdeck/server/config.js';
import { describe, expect, it } from 'vitest';
import { root } from '../support/sources.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Targets of links and images that are files of the project. */
function filesIn(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^\w+:/.test(target));
}

describe.each(documents)('%s', (document) => {
  const markdown = read(document);

  it('points at files that are there', () => {
    const missing = filesIn(markdown).filter((target) => !existsSync(join(root, dirname(document), target)));
    expect(missing).toEqual([]);
  });

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: { readonly [name: string]: string } };
    const named = [...markdown.matchAll(/npm run ([\w-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

it('README.md lists the options that --help lists, in its words', () => {
  const help = parseConfig(['--help'], {});
  const text = help.kind === 'help' ? help.text : '';
  const told = [...text.matchAll(/^ {2}(--\S+(?: <\S+>)?) {2,}(.*?)(?: \(default: (.*)\))?$/gm)]
    .filter(([, option]) => option !== '--help')
    .map(([, option, meaning, initial = '']) => [option, meaning, initial]);
  const listed = [...read('README.md').matchAll(/^\| `(--[^`]+)` \| (.*?) \|(.*)\|$/gm)]
    .filter(([, option]) => option !== '--help')
    .map(([, option, meaning, initial = '']) => [option, meaning, initial.trim()]);
  expect(told.length).toBeGreaterThan(5);
  expect(listed).toEqual(told);
});
