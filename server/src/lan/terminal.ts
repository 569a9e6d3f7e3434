import type { ReadStream } from 'node:tty';

/** What the keys of an interactive terminal do. */
export interface Keys {
  onLinks(): void;
  onStop(): void;
}

const CTRL_C = '\u0003';

/** Listens for single keys; the result gives the terminal back as it was. */
export function listenKeys(input: ReadStream, keys: Keys): () => void {
  const onData = (data: Buffer) => {
    const text = data.toString('latin1');
    // In raw mode the terminal makes no SIGINT of Ctrl+C any more.
    if (text.includes(CTRL_C)) keys.onStop();
    else if (/l/i.test(text)) keys.onLinks();
  };
  input.setRawMode(true);
  input.on('data', onData);
  input.resume();
  return () => {
    input.off('data', onData);
    input.setRawMode(false);
    input.pause();
  };
}
