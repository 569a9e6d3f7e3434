import type { Game } from '@tickdeck/shared/game/game.js';
import { ByteWriter } from '@tickdeck/shared/wire/bytes.js';
import { PHASES } from '@tickdeck/shared/wire/messages.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { hashSnapshot } from '@tickdeck/shared/world/hash.js';
import type { Moment } from '@tickdeck/shared/world/history.js';
import { type Column, type Schema, schemaOf } from '@tickdeck/shared/world/schema.js';
import { toGrid } from '@tickdeck/shared/world/snap.js';
import { RECORD, TapeWriter } from '../../flight/tape.js';
import type { Sessions } from '../people/sessions.js';
import type { ArrivedInput, RoomConfig, RoomMemory, ToRoom } from '../port.js';
import { readLink } from '../thread/links.js';
import { BEAT_RATE } from '../timing.js';
import type { Gauge } from './gauge.js';

const US_PER_MS = 1000;
/** The platform's own: documents and links are long texts, and this must not be felt in the beat that writes them. */
const encoder = new TextEncoder();
/** Beats of a second at which links are written: the state takes its time at another. */
const LINKS_AT = BEAT_RATE / 2;
/** What says nothing about why a room did what it did, and comes often. */
const DULL: ReadonlySet<ToRoom['kind']> = new Set(['input', 'fact', 'watch', 'gaze', 'rest']);

export interface RecorderDeps {
  readonly config: RoomConfig;
  readonly game: Game;
  readonly build: string;
  readonly memory: RoomMemory;
  readonly sessions: Sessions;
  /** Wall time, ms since 1970. */
  wallMs(): number;
}

/**
 * Writes down on a tape what the room was told, what its beats came to, and once a second its whole state and how the links are: what
 * one wants to have when something has gone wrong, and therefore written all the time.
 */
export class Recorder {
  private readonly tape: TapeWriter;
  private readonly columns: readonly Column[];
  private readonly record = new ByteWriter(4096);
  private readonly inputs = new ByteWriter(4096);

  constructor(private readonly deps: RecorderDeps) {
    this.columns = schemaOf(deps.game.state).input;
    this.tape = new TapeWriter(deps.memory.tape);
    this.tape.label(encoder.encode(JSON.stringify(labelOf(deps))));
  }

  /** A beat begins. */
  begin(beat: number): void {
    if (beat === 1 || beat % BEAT_RATE === 0) this.tape.begin(secondOf(beat));
  }

  /** Writes a message of the inbox; inputs have their own way. */
  hear(message: ToRoom): void {
    if (DULL.has(message.kind)) return;
    // Whatever this message does, even if it breaks the room: what came before it is on the tape.
    this.close();
    this.line(message);
  }

  /** Anything that is rare, as it is. */
  line<L extends { readonly kind: string }>(line: L): void {
    const { record } = this;
    record.clear();
    record.raw(encoder.encode(JSON.stringify(line)));
    this.tape.add(RECORD.line, record);
  }

  /** Notes an input. @param nowMs - when the beat began that found it. */
  input({ session, input, atMs }: ArrivedInput, nowMs: number): void {
    const { inputs } = this;
    inputs.varint(session);
    inputs.varint(input.seq);
    inputs.varint(input.ack);
    inputs.varint(input.shown);
    inputs.varint(Math.max(0, Math.round((nowMs - atMs) * US_PER_MS)));
    for (const column of this.columns) inputs.varint(zigzag(toGrid(column, input.values[column.index] || 0)));
  }

  /** Writes the inputs that were noted: a beat that breaks after this has them on the tape. */
  close(): void {
    if (this.inputs.length > 0) this.tape.add(RECORD.inputs, this.inputs);
    this.inputs.clear();
  }

  /** A beat is over. */
  note({ beat, snapshot }: Moment, { phasesUs, gapUs, ticks, messages, bytes }: Gauge): void {
    const { record } = this;
    record.clear();
    for (const number of [beat, snapshot.tick, ...phasesUs, gapUs, ticks, messages, bytes]) {
      record.varint(Math.max(0, Math.round(number)));
    }
    this.tape.add(RECORD.beat, record);
  }

  /** Writes what is written once a second, if it is time: the whole state, and how the links are. */
  keep(moment: Moment): void {
    const { beat } = moment;
    if (beat === 1 || beat % BEAT_RATE === 0) this.keepState(moment);
    if (beat % BEAT_RATE !== LINKS_AT) return;
    this.line({ kind: 'links', beat, sessions: [...this.deps.sessions.all].map((one) => this.linkOf(one)) });
  }

  private keepState({ beat, snapshot }: Moment): void {
    const { record } = this;
    record.clear();
    record.varint(beat);
    record.varint(snapshot.tick);
    record.varint(this.deps.wallMs());
    record.word(hashSnapshot(snapshot));
    for (const { high, alive, generations, columns } of snapshot.tables) {
      record.varint(high);
      for (const array of [alive, generations, ...columns]) record.raw(bytesOf(array));
    }
    record.raw(encoder.encode(JSON.stringify(snapshot.document)));
    this.tape.add(RECORD.snapshot, record);
  }

  private linkOf({ number, link, role, player, flow, traffic: { skips, keyframes } }: Iterated) {
    return {
      session: number,
      role,
      player,
      ...readLink(this.deps.memory, link),
      stride: flow.stride,
      skips,
      keyframes,
    };
  }
}

type Iterated = Sessions['all'] extends Iterable<infer S> ? S : never;

function secondOf(beat: number): number {
  return Math.floor(beat / BEAT_RATE) + 1;
}

/** What whoever reads the tape must know of the game. */
function labelOf({ config, game, build }: RecorderDeps) {
  const schema: Schema = schemaOf(game.state);
  const named = (columns: readonly Column[]) => columns.map(({ name, field: { step } }) => ({ name, step }));
  return {
    room: config,
    build,
    schema: schemaHash(game),
    beatRate: BEAT_RATE,
    tickRate: game.tickRate,
    phases: PHASES,
    tables: schema.tables.map(({ name, columns }) => ({ name, columns: named(columns) })),
    input: named(schema.input),
  };
}

/** Small numbers of both signs as small ones without. */
function zigzag(whole: number): number {
  return whole < 0 ? -2 * whole - 1 : 2 * whole;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
