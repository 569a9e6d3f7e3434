import { ranksAtLeast } from '@tickdeck/shared/commands/command.js';
import type { Errand } from '@tickdeck/shared/commands/house.js';
import { type Mark, sayRest } from '@tickdeck/shared/commands/marks.js';
import type { Pass } from '@tickdeck/shared/commands/passes.js';
import type { CloseReason } from '@tickdeck/shared/wire/errors.js';
import type { Reply, Role } from '@tickdeck/shared/wire/messages.js';
import type { FromRoom } from '../room/port.js';
import type { Rooms } from '../room/rooms.js';
import type { OpenStore, Page } from '../store/port.js';
import { Addresses } from './addresses.js';
import type { Grant, Keys } from './authorise.js';
import type { Keyring } from './keyring.js';
import { Marks } from './marks.js';
import { Passes } from './passes.js';
import { Record } from './record.js';

export interface HouseDeps {
  readonly rooms: Rooms;
  readonly keyring: Keyring;
  readonly store: OpenStore;
  /** Wall time, in ms since 1970. */
  wallMs(): number;
}

/** Somebody at the door, or inside already. */
export interface Guest {
  readonly role: Role;
  /** Hash of the device key. */
  readonly device: string;
  readonly address: string;
  /** Id of the pass of the link they came by; empty for none. */
  readonly pass: string;
}

/** Why somebody may not come in, or not stay. */
export interface Objection {
  readonly reason: CloseReason;
  readonly text: string;
}

/**
 * What the host as a whole knows and decides: who may come in, by which links, and what is kept of people and of acts of power.
 * Rooms send it errands, and are told what it knows.
 */
export class House implements Keys {
  readonly #deps: HouseDeps;
  readonly #marks: Marks;
  readonly #passes: Passes;
  readonly #addresses = new Addresses();
  readonly #record: Record;
  readonly #unlisten: () => void;

  constructor(deps: HouseDeps) {
    const { keyring, rooms } = deps;
    const { port, kept } = deps.store;
    this.#deps = deps;
    this.#marks = new Marks(port, kept.marks);
    this.#passes = new Passes(keyring, port, kept.passes);
    this.#record = new Record(port, deps.wallMs);
    this.#unlisten = rooms.listen((room, message) => this.#hear(room, message));
  }

  /** Why nothing of this outlives the process; empty when it does. */
  get trouble(): string {
    return this.#deps.store.trouble;
  }

  grantOf(token: string): Grant | string {
    return this.#passes.grantOf(token, this.#deps.wallMs());
  }

  /** Notes where somebody comes from who is let in. */
  see(device: string, address: string): void {
    this.#addresses.see(device, address);
  }

  /** What speaks against somebody now. Who has a link for looking after rooms is shut out by taking that link back. */
  objectionTo({ role, device, address, pass }: Guest): Objection | undefined {
    const at = this.#deps.wallMs();
    if (pass !== '' && !this.#passes.works(pass, at)) {
      return { reason: 'revoked', text: 'The host took this link back, or its time is over. Ask for a new one.' };
    }
    const ban = ranksAtLeast(role, 'moderator') ? undefined : this.#marks.banOf(device, address, at);
    return ban && { reason: 'banned', text: sayBan(ban, at) };
  }

  /** Does what a command of a room asks for, and answers it; a fresh link is told here and nowhere else. */
  carryOut(errands: readonly Errand[], reply: Reply): Reply {
    const said = errands.map((errand) => this.#do(errand)).filter((text) => text !== '');
    return { ...reply, text: [reply.text, ...said].join(' ') };
  }

  /** Some of what was commanded, in all rooms and all runs, newest first. */
  audit(before: number, count: number): Promise<Page> {
    return this.#deps.store.port.page(before, count);
  }

  /** No more rooms are heard. */
  stop(): void {
    this.#unlisten();
  }

  /** @returns what to tell beside what the command says itself. */
  #do(errand: Errand): string {
    switch (errand.kind) {
      case 'mark': {
        const address = errand.covers === 'address' ? this.#addresses.of(errand.mark.device) : errand.mark.address;
        const mark = { ...errand.mark, address };
        this.#marks.keep(mark);
        this.#tellAll([mark], []);
        return errand.covers === 'address' && address === ''
          ? 'Their address is not known, so only the device is covered.'
          : '';
      }
      case 'pass':
        this.#passes.change(errand.pass);
        this.#tellAll([], [errand.pass]);
        return '';
      case 'make-link': {
        const token = this.#passes.make(errand.pass);
        this.#tellAll([], [errand.pass]);
        return `It is shown this once: #token=${token}`;
      }
    }
  }

  #hear(room: string, message: FromRoom): void {
    if (message.kind === 'logged') this.#record.note(room, message.entries);
    // Each life of a room says this once, before anybody can have done anything.
    if (message.kind === 'report' && message.beat === 1) this.#introduce(room);
  }

  #introduce(room: string): void {
    const port = this.#deps.rooms.get(room);
    const { trouble } = this;
    port?.post({ kind: 'house', marks: this.#marks.all(), passes: this.#passes.all() });
    port?.post({ kind: 'fact', topic: 'keeping', value: { lasts: trouble === '', why: trouble } });
  }

  #tellAll(marks: readonly Mark[], passes: readonly Pass[]): void {
    for (const { config } of this.#deps.rooms.list()) {
      this.#deps.rooms.get(config.id)?.post({ kind: 'house', marks, passes });
    }
  }
}

function sayBan({ text, until }: Mark, at: number): string {
  const end = until === 0 ? '' : `, until ${new Date(until).toTimeString().slice(0, 5)} on the host’s clock`;
  return `You are banned from this host ${sayRest(until, at)}${end}. The reason: ${text}`;
}
