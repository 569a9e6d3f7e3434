import { type Attach, type FromRoom, LINK, type Published, type RoomConfig } from '@tickdeck/server/room/port.js';
import { LocalPort } from '@tickdeck/server/room/thread/local-port.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import type { Game } from '@tickdeck/shared/game/game.js';
import { STREAMS } from '@tickdeck/shared/topics/all.js';
import type { CloseReason } from '@tickdeck/shared/wire/errors.js';
import { type Frame, FrameDecoder } from '@tickdeck/shared/wire/frame.js';
import type {
  CommandMessage,
  InputMessage,
  Reply,
  Role,
  ServerMessage,
  Welcome,
} from '@tickdeck/shared/wire/messages.js';
import { schemaOf } from '@tickdeck/shared/world/schema.js';
import { columnOf, createView } from '@tickdeck/shared/world/view.js';
import { tinyGame } from './tiny-game.js';

/** A viewer of the harness: decodes every frame it gets and acknowledges it, unless it is told to stall. */
export interface Viewer {
  readonly session: number;
  readonly link: number;
  readonly frames: Frame[];
  readonly messages: ServerMessage[];
  /** Every frame it was given. */
  readonly sent: Uint8Array[];
  /** Those that it has not read yet. */
  readonly bytes: Uint8Array[];
  reads: 'always' | 'never';
  welcome: Welcome | undefined;
  closed: CloseReason | undefined;
  decoder: FrameDecoder | undefined;
  seq: number;
}

/** A room with a manual clock, and a gateway that claims every beat and hands out what it finds. */
export class RoomHarness {
  readonly port: LocalPort;
  readonly viewers = new Map<number, Viewer>();
  readonly heard: FromRoom[] = [];
  claims: 'all' | 'none' = 'all';
  private nextSession = 1;
  private nextCommand = 1;

  constructor(
    readonly game: Game = tinyGame,
    config: Partial<RoomConfig> = {},
  ) {
    const whole = { id: 'room', name: 'Room', game: game.id, seed: 7, bots: 0, botSkill: 'normal' as const, ...config };
    this.port = new LocalPort(whole, game);
    this.port.listen((message) => this.hear(message));
  }

  get room() {
    return this.port.room;
  }

  get world() {
    return this.port.room.world;
  }

  /** Posts an attach; nothing comes of it before the next beat. */
  attach(role: Role, as: Partial<Attach> = {}): Viewer {
    const session = this.nextSession++;
    const viewer: Viewer = {
      session,
      link: session,
      frames: [],
      messages: [],
      sent: [],
      bytes: [],
      reads: 'always',
      welcome: undefined,
      closed: undefined,
      decoder: undefined,
      seq: 0,
    };
    this.viewers.set(session, viewer);
    const look = { color: 1, shape: 1, tag: 'AA' };
    const attach = { device: '', name: `Viewer ${session}`, look, when: 'ask' as const, pass: '', ...as };
    this.port.post({ kind: 'attach', session, link: session, role, ...attach });
    this.port.post({ kind: 'watch', session, topics: Object.keys(STREAMS) });
    return viewer;
  }

  /** Attaches and makes the beat that takes the viewer in. */
  join(role: Role, as: Partial<Attach> = {}): Viewer {
    const viewer = this.attach(role, as);
    this.beat();
    return viewer;
  }

  detach(viewer: Viewer): void {
    this.port.post({ kind: 'detach', session: viewer.session, why: 'left' });
    this.viewers.delete(viewer.session);
  }

  beat(count = 1): void {
    this.port.beat(count);
  }

  input(viewer: Viewer, values: readonly number[], more: Partial<InputMessage> = {}): void {
    const input = { kind: 'input' as const, seq: ++viewer.seq, ack: 0, shown: 0, values, ...more };
    this.port.post({ kind: 'input', session: viewer.session, input, atMs: 0 });
  }

  /** Gives a command, makes a beat, and returns the answer. */
  command(
    viewer: Viewer,
    name: string,
    args: { readonly [name: string]: Value } = {},
    as: {
      readonly who?: string;
      readonly role?: Role;
      readonly mode?: CommandMessage['mode'];
      readonly pass?: string;
    } = {},
  ): Reply {
    const id = this.nextCommand++;
    const who = as.who ?? `Viewer ${viewer.session}`;
    const role = as.role ?? viewer.welcome?.role ?? 'spectator';
    const by = { who, role, person: `${viewer.session}`, pass: as.pass ?? '', mode: as.mode ?? 'apply' };
    this.port.post({ kind: 'command', session: viewer.session, id, name, args, at: 1_000 + id, ...by });
    this.beat();
    const reply = viewer.messages.find((message): message is Reply => message.kind === 'reply' && message.id === id);
    if (!reply) throw new Error(`no reply to ${name}`);
    return reply;
  }

  /** What a viewer has of a table's rows now: field → value in its view's wire steps. */
  rows(viewer: Viewer, table: string, view = 0): { readonly [field: string]: number }[] {
    const state = viewer.frames.at(-1)?.views[view];
    const key = viewer.welcome?.views[view];
    if (!state || key === undefined) throw new Error('the viewer has no frame');
    const seen = createView(schemaOf(this.game.state), key);
    const index = seen.tables.findIndex((one) => one.table.name === table);
    const rows = state.tables[index];
    if (!rows) throw new Error(`no table ${table} in ${key}`);
    return Array.from({ length: rows.count }, (_, row) =>
      Object.fromEntries(
        (seen.tables[index]?.columns ?? []).map(({ column }, c) => [column.name, columnOf(rows, c)[row] as number]),
      ),
    );
  }

  private hear(message: FromRoom): void {
    if (message.kind === 'published') this.handOut(message);
    else this.heard.push(message);
    if (message.kind === 'tell') for (const session of message.sessions) this.tell(session, message.message);
    // The host does what is asked, and passes the answer on.
    if (message.kind === 'errands') this.tell(message.session, message.reply);
    if (message.kind === 'close') {
      const viewer = this.viewers.get(message.session);
      if (viewer) viewer.closed = message.reason;
    }
  }

  private tell(session: number, message: ServerMessage): void {
    const viewer = this.viewers.get(session);
    if (!viewer) return;
    viewer.messages.push(message);
    if (message.kind !== 'welcome') return;
    viewer.welcome = message;
    viewer.decoder = new FrameDecoder(message.views.map((key) => createView(schemaOf(this.game.state), key)));
  }

  private handOut({ beat, bytes, index }: Published): void {
    for (let i = 0; i < index.length; i += 3) {
      const viewer = this.viewers.get(index[i] as number);
      if (!viewer) continue;
      const frame = bytes.subarray(index[i + 1] as number, (index[i + 1] as number) + (index[i + 2] as number));
      viewer.sent.push(frame);
      viewer.bytes.push(frame);
      if (viewer.reads === 'always') this.read(viewer, beat);
    }
    if (this.claims === 'all') Atomics.add(this.port.memory.claims, 1, 1);
  }

  /** Decodes all that a viewer has not read yet and acknowledges it. */
  read(viewer: Viewer, beat: number): void {
    for (const bytes of viewer.bytes.splice(0)) {
      const frame = viewer.decoder?.decode(bytes);
      if (frame) viewer.frames.push(frame);
    }
    Atomics.store(this.port.memory.links, viewer.link * LINK.width + LINK.ackedBeat, beat);
  }
}
