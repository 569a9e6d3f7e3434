const TRIES_MAX = 100;

/**
 * Listens on `port`, or on the next free one when it is taken; returns which. Port 0 means any.
 * @param listen - listens on a port of `host` and returns the one it got.
 * @throws Error with a text for a person when there is none, or the address is not this machine's.
 */
export async function listenNear(
  listen: (port: number) => Promise<number>,
  host: string,
  port: number,
): Promise<number> {
  for (let candidate = port; candidate < Math.min(port + TRIES_MAX, 65_536); candidate++) {
    try {
      return await listen(candidate);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EADDRINUSE') throw new Error(explain(code, host, candidate, error));
    }
  }
  throw new Error(`The ports from ${port} on are all taken. Choose another with --port.`);
}

function explain(code: unknown, host: string, port: number, error: unknown): string {
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this program has. Choose one above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL')
    return `${host} is no address of this machine. Choose another with --host, or leave it out.`;
  if (code === 'ENOTFOUND') return `Nobody knows the address ${host}. Choose another with --host, or leave it out.`;
  return `Listening on ${host} port ${port} failed: ${error instanceof Error ? error.message : String(error)}`;
}
