import { describe, expect, it } from 'vitest';

// Packages have no index: every module is imported by its own path, from dist.
describe('deep paths', () => {
  it('resolve across workspaces', () => {
    expect(import.meta.resolve('@tickdeck/shared/math/any.js')).toMatch(/shared\/dist\/math\/any\.js$/);
  });
});
