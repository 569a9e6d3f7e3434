import { Entries } from '@tickdeck/shared/automation/entries.js';
import { CommandLog } from '@tickdeck/shared/commands/log.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { runCommand } from '@tickdeck/shared/commands/run.js';
import type { Stage } from '@tickdeck/shared/commands/stage.js';
import type { Value } from '@tickdeck/shared/game/document.js';
import { ANGLE_STEPS_MAX, angleOf, cosine, sine } from '@tickdeck/shared/math/angles.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { Hasher } from '@tickdeck/shared/world/hash.js';
import type { World } from '@tickdeck/shared/world/world.js';
import { quiet } from '../quiet.js';
import { Bout, game, NEUTRAL } from '../skirmish.js';

// This file runs in Node and in a browser alike, so it imports nothing but shared.

const BOTS = 16;
const PEOPLE = 4;
const CHECKPOINT_TICKS = 60;

/** What a match came to: a hash of the world every second of simulated time and at the end, and one of the angle table. */
export interface Trace {
  readonly checkpoints: readonly number[];
  readonly angles: number;
  /** What became of the commands, so that a trace in which none was applied is seen for what it is. */
  readonly outcomes: readonly string[];
}

/** Plays a match of sixteen bots and four people with everything in it that moves a world: seed, inputs, commands. */
export function traceMatch(seed: number, ticks: number): Trace {
  const bout = new Bout(seed, { warmUpLength: 2, roundLength: 20, pickupRate: 120 });
  for (let player = 1; player <= BOTS; player++) bout.join(player, 'bot');
  for (let player = BOTS + 1; player <= BOTS + PEOPLE; player++) bout.join(player);
  const hands = new Random(seed ^ 0x5bd1e995);
  const host = new Host(bout);
  const checkpoints: number[] = [];
  for (let tick = 1; tick <= ticks; tick++) {
    if (tick % 20 === 0) steerPeople(bout, hands);
    host.act(tick);
    bout.tick();
    if (tick % CHECKPOINT_TICKS === 0 || tick === ticks) checkpoints.push(bout.hash());
  }
  return { checkpoints, angles: hashAngles(), outcomes: host.outcomes };
}

/** All of a trace in one number. */
export function hashTrace({ checkpoints, angles, outcomes }: Trace): number {
  const hasher = new Hasher().words(checkpoints).word(angles);
  for (const outcome of outcomes) hasher.text(outcome);
  return hasher.finish();
}

function steerPeople(bout: Bout, hands: Random): void {
  const stick = () => hands.below(255) - 127;
  for (let player = BOTS + 1; player <= BOTS + PEOPLE; player++) {
    const keys = { fire: hands.below(2), dash: hands.below(2), aim: hands.below(1024) };
    bout.steer(player, { ...NEUTRAL, moveX: stick(), moveY: stick(), ...keys });
  }
}

/** Gives an order now and then: a rule changed, a ship healed, both taken back, the game's own commands. */
class Host {
  readonly outcomes: string[] = [];
  private readonly stage: Stage;

  constructor(private readonly bout: Bout) {
    this.stage = {
      // Commands know worlds in general; this one is of a game they were made for.
      world: bout.world as unknown as World,
      settings: { paused: false, speed: 1, bots: BOTS },
      entries: new Entries(),
      steps: { step: () => {}, seek: () => {} },
      people: {
        find: () => undefined,
        remove: () => {},
        exile: () => undefined,
        isOver: () => true,
        readmit: () => {},
        keepOut: () => {},
        rename: () => {},
        owner: () => undefined,
        handOver: () => {},
        tell: () => {},
        warn: () => {},
        mayTalk: () => false,
        seatsMax: game.seatsMax,
        avatars: game.avatars,
      },
      log: new CommandLog(),
      registry: createRegistry(game),
      ...quiet,
    };
  }

  act(tick: number): void {
    const ship = this.bout.ship(1 + (tick % BOTS)).id;
    if (tick % 240 === 30) this.order('edit', { edits: { e000: rule('speed', tick % 480 === 30 ? 300 : 560) } });
    if (tick % 240 === 60)
      this.order('edit', { edits: { e000: { table: 'ships', row: ship, field: 'hp', value: 37 } } });
    if (tick % 240 === 90) this.order('undo', {});
    if (tick % 240 === 120) this.order('drop-pickup', { kind: 'spread' });
    if (tick % 240 === 150) this.order('fresh-ship', { player: 1 + (tick % BOTS) });
  }

  private order(name: string, args: { readonly [name: string]: Value }): void {
    const actor = { session: 1, person: 'host', who: 'host', role: 'host', pass: '', at: 0 } as const;
    const { tick } = this.bout.world;
    const reply = runCommand(this.stage, { id: tick, name, args, actor, beat: tick });
    this.outcomes.push(`${name} ${reply.outcome}${reply.outcome === 'done' ? '' : `: ${reply.text}`}`);
  }
}

function rule(name: string, value: number): Value {
  return { part: 'rules', path: name, value };
}

function hashAngles(): number {
  const hasher = new Hasher();
  for (let i = 0; i < ANGLE_STEPS_MAX; i++) {
    const [x, y] = [cosine(i, ANGLE_STEPS_MAX), sine(i, ANGLE_STEPS_MAX)];
    hasher
      .value(x)
      .value(y)
      .word(angleOf(x * 17, y * 17, ANGLE_STEPS_MAX));
  }
  return hasher.finish();
}
