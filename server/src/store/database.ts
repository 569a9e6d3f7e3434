/** What is used of libsql, and what a test can make do with. */
export interface Database {
  exec(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): unknown;
}

export interface Statement {
  run(...values: readonly (string | number)[]): unknown;
  all(...values: readonly (string | number)[]): readonly unknown[];
}

/**
 * Opens a file, or makes it. Whoever stops a host by force loses nothing that was written; a machine without power may lose
 * the last moments, and never the file.
 * @throws Error when libsql has no program for this machine, or the file is no database.
 */
export async function openDatabase(path: string): Promise<Database> {
  const Libsql = await loadLibsql();
  const database = new Libsql(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  return database;
}

/** It is optional: its programs exist for Linux, macOS and Windows on the usual processors only. */
async function loadLibsql(): Promise<new (path: string) => Database> {
  try {
    const { default: Libsql } = await import('libsql');
    // Its types are those of a relative, which binds values by shapes that this one does not check.
    return Libsql as unknown as new (
      path: string,
    ) => Database;
  } catch {
    throw new Error(`there is no database for ${process.platform} on ${process.arch}`);
  }
}
