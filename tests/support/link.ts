import type { OpenSocket, SocketEvents } from '@tickdeck/client/net/socket.js';
import type { Timing } from '@tickdeck/client/net/timing.js';

/** What a link does to bytes on their way, each way. */
export interface LinkShape {
  readonly delayMs: number;
  /** Up to so much more, by chance. */
  readonly jitterMs: number;
  /** A number in [0, 1). */
  readonly chance: () => number;
}

const DIRECT: LinkShape = { delayMs: 0, jitterMs: 0, chance: () => 0 };

/** One way of a link: in order, as TCP is, whatever the jitter. */
class Way {
  private lastAtMs = 0;
  private held: (() => void)[] | undefined;

  constructor(
    private readonly timing: Timing,
    private readonly shape: () => LinkShape,
  ) {}

  send(deliver: () => void): void {
    const { delayMs, jitterMs, chance } = this.shape();
    const atMs = Math.max(this.lastAtMs, this.timing.now() + delayMs + jitterMs * chance());
    this.lastAtMs = atMs;
    this.timing.after(atMs - this.timing.now(), () => (this.held ? this.held.push(deliver) : deliver()));
  }

  stall(): void {
    this.held ??= [];
  }

  flush(): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const deliver of held) deliver();
  }
}

/** The host's end of one socket. */
export interface HostEnd {
  readonly url: string;
  readonly protocol: string;
  /** What the page sent, in order; a test may take from it. */
  readonly received: Uint8Array[];
  /** Also told of each message as it comes. */
  onMessage: (bytes: Uint8Array) => void;
  readonly isOpen: boolean;
  send(bytes: Uint8Array): void;
  close(code: number): void;
}

/** Sockets in memory between one page and a host that the test plays. */
export class Link {
  /** Every socket the page opened, oldest first. */
  readonly hosts: HostEnd[] = [];
  /** Told of each new socket before it opens. */
  onOpen: (host: HostEnd) => void = () => {};
  private readonly ways: Way[] = [];

  /** @param answer what becomes of new sockets: they open, or they fail as with a host that is down. */
  constructor(
    readonly timing: Timing,
    public shape: LinkShape = DIRECT,
    public answer: 'open' | 'fail' = 'open',
  ) {}

  readonly open: OpenSocket = (url, protocol, events) => {
    const up = this.way();
    const down = this.way();
    let state: 'opening' | 'open' | 'closed' = 'opening';
    const end = (code: number) => {
      if (state === 'closed') return;
      state = 'closed';
      down.send(() => events.closed(code));
    };
    const host: HostEnd = {
      url,
      protocol,
      received: [],
      onMessage: () => {},
      get isOpen() {
        return state === 'open';
      },
      send: (bytes) => state === 'open' && down.send(() => deliver(events, bytes)),
      close: end,
    };
    this.hosts.push(host);
    this.onOpen(host);
    down.send(() => {
      if (this.answer === 'fail') return end(1006);
      if (state !== 'opening') return;
      state = 'open';
      events.opened();
    });
    return {
      send: (bytes) => {
        if (state !== 'open') throw new Error('sent on a socket that is not open');
        const copy = bytes.slice();
        up.send(() => {
          host.received.push(copy);
          host.onMessage(copy);
        });
      },
      close: () => end(1000),
    };
  };

  /** The newest socket's host end. */
  get host(): HostEnd {
    const host = this.hosts.at(-1);
    if (!host) throw new Error('the page has opened no socket');
    return host;
  }

  /** From now on nothing arrives, either way, until `flush`, which delivers all of it at once. */
  stall(): void {
    for (const way of this.ways) way.stall();
  }

  flush(): void {
    for (const way of this.ways) way.flush();
  }

  private way(): Way {
    const way = new Way(this.timing, () => this.shape);
    this.ways.push(way);
    return way;
  }
}

function deliver(events: SocketEvents, bytes: Uint8Array): void {
  events.received(bytes);
}
