import { Agent, request } from 'node:http';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';
import { pack, unpack } from './packing.js';
import type { Join, Target } from './receiver.js';

/** Asks 60 times a second, unless the last answer is still to come. */
export const joinPolling: Join = async ({ port, name, after, onFrame }) => {
  const line = new Line(port);
  let had = after;
  let inputs: Uint8Array[] = [];
  let state: 'idle' | 'asking' = 'idle';
  const poll = async () => {
    if (state === 'asking') return;
    state = 'asking';
    const said = Buffer.from(pack(inputs)).toString('base64url');
    inputs = [];
    for (const frame of unpack(await line.ask(`/?as=${name}&after=${had}&inputs=${said}`))) {
      had++;
      onFrame(frame);
    }
    state = 'idle';
  };
  // Timers know whole milliseconds, so that this takes turns in being early and late for the host's beat, as pages are.
  const timer = setInterval(poll, BEAT_MS);
  return {
    say: (input) => void inputs.push(input),
    close: () => {
      clearInterval(timer);
      line.close();
    },
  };
};

/** Asks as soon as it is answered. */
export const joinLongPoll: Join = async (target) => {
  const line = new Line(target.port);
  const { say, close } = inputLine(target);
  void follow(line, target);
  return {
    say,
    close: () => {
      line.close();
      close();
    },
  };
};

async function follow(line: Line, { name, after, onFrame }: Target): Promise<void> {
  let had = after;
  while (!line.isClosed) {
    for (const frame of unpack(await line.ask(`/?as=${name}&after=${had}`))) {
      had++;
      onFrame(frame);
    }
  }
}

/** Reads server-sent events, of which each is one line of data. */
export const joinEvents: Join = (target) => {
  const { say, close } = inputLine(target);
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: target.port, path: `/?as=${target.name}` }, (response) => {
      let rest = '';
      response.setEncoding('latin1');
      response.on('data', (chunk: string) => {
        const events = (rest + chunk).split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events) target.onFrame(Buffer.from(event.slice('data: '.length), 'base64'));
      });
      response.on('error', () => {});
      resolve({
        say,
        close: () => {
          asked.destroy();
          close();
        },
      });
    });
    asked.on('error', reject);
    asked.end();
  });
};

/** A connection beside that for frames. */
function inputLine({ port, name }: Target) {
  const line = new Line(port);
  return {
    say: (input: Uint8Array) => void line.ask(`/?as=${name}`, input),
    close: () => line.close(),
  };
}

/** One connection that is kept, on which one question waits for the other's answer. */
class Line {
  isClosed = false;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true });

  constructor(private readonly port: number) {}

  /** The answer's body; empty once this is closed. @param body - makes it a POST. */
  ask(path: string, body?: Uint8Array): Promise<Uint8Array> {
    const { agent, port } = this;
    const method = body ? 'POST' : 'GET';
    return new Promise((resolve, reject) => {
      const asked = request({ agent, host: '127.0.0.1', port, path, method }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks)));
        response.on('error', fail);
      });
      const fail = (error: Error) => (this.isClosed ? resolve(new Uint8Array()) : reject(error));
      asked.on('error', fail);
      asked.end(body);
    });
  }

  close(): void {
    this.isClosed = true;
    this.agent.destroy();
  }
}
