import type { Exile } from '@tickdeck/shared/commands/stage.js';
import type { Game, Pilot } from '@tickdeck/shared/game/game.js';
import { SHOWN_PARTS } from '@tickdeck/shared/wire/client-codec.js';
import type { World } from '@tickdeck/shared/world/world.js';
import type { ArrivedInput } from '../port.js';
import { TIMING } from '../timing.js';
import type { Known } from './devices.js';
import { InputQueue } from './input-queue.js';
import { neutralInput } from './neutral.js';
import { type Hands, handsOf, isTaken, type Lent, pilotOf, type Seat, type Sitter } from './seat.js';

/**
 * The life of every seat. Silent for 250 ms: neutral; for 3 s, or gone: a bot flies; back within 60 s: the same ship; after
 * that the game lets the player leave. All times are counted in beats.
 */
export class Seats {
  private readonly seats: Seat[] = [];
  private readonly byPlayer = new Map<number, Seat>();

  constructor(
    private readonly game: Game,
    private readonly world: World,
  ) {}

  /** By player number, so that nothing depends on who came first. */
  get all(): readonly Seat[] {
    return this.seats;
  }

  get players(): ReadonlySet<number> {
    return new Set(this.byPlayer.keys());
  }

  /** Seats of people, here or expected back. */
  get takenCount(): number {
    return this.seats.reduce((count, seat) => count + (isTaken(seat) ? 1 : 0), 0);
  }

  find(player: number): Seat | undefined {
    return this.byPlayer.get(player);
  }

  /** The inputs of a player who is a person, and here. */
  queueOf(player: number): InputQueue | undefined {
    const sitter = this.byPlayer.get(player)?.sitter;
    return sitter?.kind === 'person' ? sitter.queue : undefined;
  }

  /** Seats a person in a free place; the caller has made sure there is one. */
  join(known: Known, session: number): Seat {
    return this.add(known, this.person(session));
  }

  joinBot(known: Known): Seat {
    return this.add(known, { kind: 'bot' });
  }

  /** The seat's person is back, or goes on in another session. */
  resume(seat: Seat, session: number): void {
    this.sit(seat, this.person(session));
  }

  /** The seat's person is gone, perhaps not for long. */
  hold(seat: Seat, beat: number): void {
    this.sit(seat, { kind: 'held', untilBeat: beat + TIMING.seatHeldBeats, door: 'open' });
  }

  /** The seat's person is gone, and must not come back before it is over. */
  shut(seat: Seat, exile: Exile): void {
    this.sit(seat, { kind: 'held', door: 'shut', ...exile });
  }

  /** The seat is a bot's, until somebody comes. */
  fill(seat: Seat): void {
    this.sit(seat, { kind: 'bot' });
  }

  /** Frees a seat; the game keeps what should outlive it. */
  leave(seat: Seat): void {
    this.seats.splice(this.seats.indexOf(seat), 1);
    this.byPlayer.delete(seat.player);
    this.game.leave(this.world, seat.player);
  }

  /** Puts the controls into the hands of another session; whoever sits there only watches. */
  lend(seat: Seat, session: number, lease: Pick<Lent, 'who' | 'untilBeat'>): void {
    this.change(seat, () => {
      seat.lease = { ...this.hands(session), ...lease };
    });
  }

  /** Whoever sits there has the controls again. */
  giveBack(seat: Seat): void {
    this.change(seat, () => {
      seat.lease = undefined;
      if (seat.sitter.kind === 'person') seat.sitter.silentBeats = 0;
    });
  }

  /** Takes an input of who steers; an input ends any silence. Those of a person who only watches count as used. */
  put(seat: Seat, { session, input, atMs }: ArrivedInput): void {
    const hands = handsOf(seat);
    if (seat.lease && seat.lease.session !== session) this.queueOf(seat.player)?.discard(input);
    else if (hands) {
      hands.queue.put(input, atMs);
      hands.silentBeats = 0;
      this.setPilot(seat, hands, 'human');
    }
  }

  /** Lets one beat pass. @param share - how much of a beat counts as silence: clients send one input a tick, so less in slow motion. */
  pass(beat: number, share: number): void {
    for (const seat of [...this.seats]) {
      const { sitter } = seat;
      if (sitter.kind === 'held' && beat >= sitter.untilBeat) this.leave(seat);
      const hands = handsOf(seat);
      if (!hands) continue;
      hands.silentBeats += share;
      if (hands.silentBeats >= TIMING.silenceBotBeats) this.setPilot(seat, hands, 'bot');
    }
  }

  private add(known: Known, sitter: Sitter): Seat {
    const { player, name, look } = known;
    const input = neutralInput(this.world.schema.input);
    // Who has just come sees what is there now, also where nothing moves.
    const saw = this.world.tick * SHOWN_PARTS;
    const seat: Seat = { player, name, look, sitter, lease: undefined, input, shown: 0, saw };
    const after = this.seats.findIndex(({ player }) => player > known.player);
    this.seats.splice(after < 0 ? this.seats.length : after, 0, seat);
    this.byPlayer.set(seat.player, seat);
    this.game.join(this.world, { player, name, look, pilot: pilotOf(seat) });
    return seat;
  }

  private sit(seat: Seat, sitter: Sitter): void {
    this.change(seat, () => {
      seat.sitter = sitter;
    });
  }

  private change(seat: Seat, change: () => void): void {
    const before = pilotOf(seat);
    change();
    // Nobody goes on with what somebody else was pressing.
    Object.assign(seat.input, neutralInput(this.world.schema.input));
    if (pilotOf(seat) !== before) this.game.pilot(this.world, seat.player, pilotOf(seat));
  }

  private setPilot(seat: Seat, hands: Hands, pilot: Pilot): void {
    if (hands.pilot === pilot) return;
    hands.pilot = pilot;
    this.game.pilot(this.world, seat.player, pilot);
  }

  private person(session: number): Sitter {
    return { kind: 'person', ...this.hands(session) };
  }

  private hands(session: number): Hands {
    return { session, queue: new InputQueue(this.world.schema.input), silentBeats: 0, pilot: 'human' };
  }
}
