import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/sources.js';

interface Locked {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const entries = Object.entries(lock.packages);

describe('package-lock.json', () => {
  it('names no registry, so that everyone installs from their own', () => {
    expect(entries.filter(([, { resolved, link }]) => resolved && !link).map(([path]) => path)).toEqual([]);
  });

  // npm writes a lock without the binaries of systems that its registry happens not to have, and a clone then refuses
  // to install anywhere. Take a version that is there for every system.
  it('holds the binaries of every system', () => {
    const absent = entries.flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((name) => !lock.packages[`node_modules/${name}`] && !lock.packages[`${path}/node_modules/${name}`])
        .map((name) => `${name}, of ${path}`),
    );
    expect(absent).toEqual([]);
  });
});
