import { type ChildProcess, fork } from 'node:child_process';

/** What a program answers: one function a question. */
export interface Asks {
  // Programs say what they take; whoever starts them asks by that type.
  readonly [question: string]: (argument: never) => unknown;
}

type Argument<A extends Asks, K extends keyof A> = Parameters<A[K]> extends [infer P] ? P : undefined;

interface Question {
  readonly number: number;
  readonly ask: string;
  readonly argument: unknown;
}

type Answer = { readonly number: number } & ({ readonly value: unknown } | { readonly error: string });

/** A program in a process of its own, so that what it costs can be told from what the others do. It ends with this process. */
export class Child<A extends Asks> {
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly gone: Promise<void>;
  private asked = 0;

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (answer: Answer) => this.hear(answer));
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()));
    void this.gone.then(() => {
      for (const { reject } of this.waiting.values()) reject(new Error('a process of the benchmark ended early'));
      this.waiting.clear();
    });
  }

  /** @param program - address of a compiled module that calls `serve`. */
  static start<A extends Asks>(program: URL, args: readonly string[] = []): Child<A> {
    return new Child<A>(fork(program, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  }

  ask<K extends keyof A & string>(ask: K, argument: Argument<A, K>): Promise<Awaited<ReturnType<A[K]>>> {
    // The answer is what the program's own function of that name returned.
    return this.post(ask, argument) as Promise<Awaited<ReturnType<A[K]>>>;
  }

  /** Processor time it has used so far, in ms, of all its threads. */
  cpuMs(): Promise<number> {
    return this.post(CPU, undefined) as Promise<number>;
  }

  /** Bytes it holds in memory. */
  memoryBytes(): Promise<number> {
    return this.post(MEMORY, undefined) as Promise<number>;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.gone;
  }

  private post(ask: string, argument: unknown): Promise<unknown> {
    const number = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.child.send({ number, ask, argument } satisfies Question, (error) => error && reject(error));
    });
  }

  private hear(answer: Answer): void {
    const one = this.waiting.get(answer.number);
    this.waiting.delete(answer.number);
    if ('error' in answer) one?.reject(new Error(answer.error));
    else one?.resolve(answer.value);
  }
}

/** Answers the process that started this one, and ends when it is gone. */
export function serve(asks: Asks): void {
  const all = { ...asks, [CPU]: cpuMs, [MEMORY]: () => process.memoryUsage.rss() } as Asks;
  process.on(
    'message',
    ({ number, ask, argument }: Question) => void answer(number, () => all[ask]?.(argument as never)),
  );
  process.on('disconnect', () => process.exit());
}

async function answer(number: number, work: () => unknown): Promise<void> {
  try {
    process.send?.({ number, value: await work() } satisfies Answer);
  } catch (error) {
    process.send?.({ number, error: error instanceof Error ? error.message : String(error) } satisfies Answer);
  }
}

/** Processor time this process has used so far, in ms, of all its threads. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const CPU = ' cpu';
const MEMORY = ' memory';
