import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../sources.js';

const main = join(root, 'server/dist/main.js');

/** What the server prints for programs once it is up. */
export interface Ready {
  readonly port: number;
  readonly room: string;
  readonly play: readonly string[];
  readonly watch: readonly string[];
  readonly control: string;
}

export interface Started {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  output(): string;
  /** Rejects with the output when the process ends before it is up. */
  readonly ready: Promise<Ready>;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/** Starts the real server in a process of its own; without npm's variables unless given. */
export function startServer(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  return startProgram(main, args, env);
}

/** The same with another program that prints its links when it is up. */
export function startProgram(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const { npm_lifecycle_event: _, ...own } = process.env;
  return follow(
    spawn(process.execPath, [program, ...args], { env: { ...own, ...env }, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}

/** The same with a process between, as npm is, whose pipes the server inherits. */
export function startServerBelow(args: readonly string[]): Started {
  const script = `require('child_process').spawn(process.execPath, ${JSON.stringify([main, ...args])}, { stdio: 'inherit' })`;
  const env = { ...process.env, npm_lifecycle_event: 'start' };
  return follow(spawn(process.execPath, ['-e', script], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
}

function follow(child: ChildProcess): Started {
  let text = '';
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    // `close` also waits for whoever inherited the pipes.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise<Ready>((resolve, reject) => {
    const read = (data: Buffer) => {
      text += data.toString();
      const line = text.split('\n').find((one) => one.includes('"msg":"ready"') && one.endsWith('}'));
      if (line) resolve(JSON.parse(line) as Ready);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void exited.then(() => reject(new Error(text)));
  });
  ready.catch(() => {});
  return { child, output: () => text, ready, exited };
}
