/** A block of code in a document that says which file it is: ```ts file=shared/src/… */
export interface FileBlock {
  readonly path: string;
  readonly code: string;
}

const BLOCK = /^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm;

/** All blocks of a Markdown text that are whole files, in order. */
export function fileBlocks(markdown: string): readonly FileBlock[] {
  return [...markdown.matchAll(BLOCK)].map(([, path = '', code = '']) => ({ path, code }));
}
