import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blank } from './blank.js';

export interface Source {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly bare: string;
}

export interface Import {
  /** A project file when it is ours, else what stands in the import: `node:fs`, `pixi.js/unsafe-eval`. */
  readonly target: string;
  readonly ours: boolean;
  /** Erased when compiled: `import type` or `export type`. (`import { type A }` still loads the module.) */
  readonly typeOnly: boolean;
  readonly line: number;
}

/** From tests/support and from tests/dist/support alike. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));
const ownName = /^@tickdeck\/(\w+)\/(.*)$/;

function findRoot(folder: string): string {
  return existsSync(join(folder, 'tsconfig.base.json')) ? folder : findRoot(dirname(folder));
}

/** All TypeScript under a folder of the project, sorted. */
export function readSources(folder: string): Source[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return ['dist', 'node_modules', 'output'].includes(entry.name) ? [] : readSources(path);
      return /\.tsx?$/.test(entry.name) ? [parseSource(path, readFileSync(join(root, path), 'utf8'))] : [];
    });
}

export function parseSource(path: string, text: string): Source {
  return { path, text, ...blank(text) };
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

const forms = [
  /\b(?:import|export)\b(?:\s+type\b)?\s*(?:[\w$]+\s*,?\s*)?(?:\*(?:\s*as\s+[\w$]+)?|\{[^}]*\})?\s*\bfrom\s*(['"])(.+?)\1/g,
  /\bimport\s*(['"])(.+?)\1/g,
  /\bimport\s*\(\s*(['"`])(.+?)\1/g,
];

/** What a file imports, re-exports or loads, types included. */
export function importsOf(source: Source): Import[] {
  return forms.flatMap((form) =>
    [...source.code.matchAll(form)]
      // The keyword of one quoted in a string is blank in the bare text.
      .filter((match) => source.bare.startsWith(match[0].slice(0, 6), match.index))
      .map((match) => {
        const specifier = match[2] as string;
        const line = lineAt(source.code, match.index + match[0].length);
        return {
          ...resolveImport(source.path, specifier),
          typeOnly: /^\w+\s+type\s+(?!from\b)[\w${*]/.test(match[0]),
          line,
        };
      }),
  );
}

function resolveImport(from: string, specifier: string): { target: string; ours: boolean } {
  const own = ownName.exec(specifier);
  if (own) return { target: sourceFile(`${own[1]}/src/${own[2]}`), ours: true };
  if (!specifier.startsWith('.')) return { target: specifier, ours: false };
  return { target: sourceFile(join(dirname(from), specifier).replaceAll('\\', '/')), ours: true };
}

/** Imports name the compiled file; rules speak of the one people write. */
function sourceFile(path: string): string {
  const stem = path.replace(/\.jsx?$/, '');
  return [`${stem}.ts`, `${stem}.tsx`].find((candidate) => existsSync(join(root, candidate))) ?? path;
}
