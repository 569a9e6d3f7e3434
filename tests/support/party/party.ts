import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser, partyHost } from '../browser.js';
import { type Ready, type Started, startProgram, startServer } from '../server/process.js';
import { root } from '../sources.js';
import { Device, type DeviceOptions } from './device.js';
import { openOperator } from './operator.js';

// Compiled, because tests run from source and a program cannot.
const program = (name: string) => join(root, `tests/dist/support/party/${name}.js`);

/** A host, and a browser full of guests' devices. */
export class Party {
  readonly devices: Device[] = [];
  private readonly data = mkdtempSync(join(tmpdir(), 'tickdeck-party-'));
  private server: Started | undefined;
  private told: Ready | undefined;

  private constructor(
    readonly browser: Browser,
    private readonly launch: (args: readonly string[]) => Started,
  ) {}

  /** Starts the real server on a free port, and a browser. */
  static async start(args: readonly string[] = []): Promise<Party> {
    return Party.with((where) => startServer([...where, ...args]));
  }

  /** Starts a server with two rooms, `arena` and `next-door`, that break on the commands `throw` and `hang`, and are late on `dawdle`. */
  static async startFragile(): Promise<Party> {
    return Party.with((where) => startProgram(program('fragile-host'), [...where, '--bots', '2']));
  }

  /** Starts a server with one empty room, `meadow`, of a game whose world is cut into cells; see herd-game.ts. */
  static async startHerd(): Promise<Party> {
    return Party.with((where) => startProgram(program('herd-host'), [...where, '--bots', '0']));
  }

  private static async with(launch: (where: readonly string[]) => Started): Promise<Party> {
    const party = new Party(await openBrowser(), launch);
    await party.host('0');
    return party;
  }

  /** What the server printed. */
  get ready(): Ready {
    if (!this.told) throw new Error('the party has no host');
    return this.told;
  }

  /** The server as guests name it: an origin that no browser takes for secure. */
  get origin(): string {
    return `http://${partyHost}:${this.ready.port}`;
  }

  /** The control link, at that origin. */
  get controlPath(): string {
    const { pathname, hash } = new URL(this.ready.control);
    return pathname + hash;
  }

  /** Another device at the party; it has been here before, so it knows its owner's name. */
  async device(name: string, options: DeviceOptions = {}): Promise<Device> {
    const device = await Device.open(this.browser, { origin: this.origin, room: this.ready.room, name }, options);
    this.devices.push(device);
    return device;
  }

  /** Somebody with the control link, without a page; in the first room unless named. */
  operator(room = this.ready.room) {
    return openOperator({ ...this.ready, room });
  }

  /** Everything that broke in any page. */
  get faults(): readonly string[] {
    return this.devices.flatMap(({ pages }) => pages.flatMap(({ faults }) => faults));
  }

  /** Ends the server as its host would. */
  async hostLeaves(): Promise<void> {
    this.server?.child.kill('SIGTERM');
    await this.server?.exited;
  }

  /** Starts it again where it was. */
  hostReturns(): Promise<void> {
    return this.host(String(this.ready.port));
  }

  /** Closes every device: a page that nobody looks at any more still draws, and a test machine has few cores. */
  async sendHome(): Promise<void> {
    for (const { context } of this.devices.splice(0)) await context.close();
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server?.child.kill('SIGKILL');
    await this.server?.exited;
    rmSync(this.data, { recursive: true });
  }

  private async host(port: string): Promise<void> {
    this.server = this.launch(['--host', '127.0.0.1', '--port', port, '--data', this.data]);
    this.told = await this.server.ready;
  }
}
