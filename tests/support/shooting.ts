import { createClient, type GameClient } from '@tickdeck/client/net/client.js';
import type { Shown } from '@tickdeck/client/net/frame.js';
import type { Steer } from '@tickdeck/client/net/session.js';
import type { OpenSocket } from '@tickdeck/client/net/socket.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { EVENTS } from '@tickdeck/shared/games/skirmish/kinds.js';
import type { SkirmishWorld } from '@tickdeck/shared/games/skirmish/state.js';
import { AIM_STEPS } from '@tickdeck/shared/games/skirmish/tuning.js';
import { angleOf } from '@tickdeck/shared/math/angles.js';
import { Random } from '@tickdeck/shared/math/random.js';
import { decodeClientMessage, encodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { Link } from './link.js';
import { ManualTiming } from './manual-timing.js';
import { SimulatedHost } from './simulated-host.js';

const DISPLAY_MS = 1000 / 75;
const CENTRE = 1000;
/** From the shooter to the line that the target flies along. */
const DISTANCE = 60;
/** The target flies so far beyond the shooter before it turns, and the shooter fires when it is abreast by so much. */
const PASS = 160;
const ABREAST = 30;

/** The shooter's link; `claims` is what its page says that it was shown: the truth, or the newest there is. */
export interface Shooting {
  readonly rttMs: number;
  readonly jitterMs: number;
  readonly claims: 'truth' | 'now';
}

export interface Score {
  readonly shots: number;
  readonly hits: number;
}

/** A duel of two real pages in a real room: the target flies to and fro, the shooter fires at where it sees it abreast. */
export function shoot({ rttMs, jitterMs, claims }: Shooting, seconds: number): Score {
  const timing = new ManualTiming();
  const random = new Random(11);
  const host = new SimulatedHost(skirmish, timing);
  const world = host.room.world as unknown as SkirmishWorld;
  const far = new Link(timing, { delayMs: rttMs / 2, jitterMs: jitterMs / 2, chance: () => random.float() });
  const near = new Link(timing);
  for (const link of [far, near]) host.serve(link);
  const trigger = { isCold: true };
  const shooter = connect('shooter', timing, claims === 'truth' ? far.open : claimingNow(far.open), (shown) =>
    aim(shown, trigger.isCold),
  );
  host.advance(1000);
  const target = connect('target', timing, near.open, flyToAndFro());
  host.advance(1000);
  arrange(world);
  const pages = [shooter, target];
  const watch = new Watch(world);
  for (let ms = -2000; ms < seconds * 1000 + 1000; ms += DISPLAY_MS) {
    // Links take a moment to find their pace, and the last shot one to arrive.
    trigger.isCold = ms < 0 || ms > seconds * 1000;
    host.advance(DISPLAY_MS);
    for (const page of pages) page.show();
    watch.look();
  }
  for (const page of pages) page.close();
  return { shots: watch.salvos.size, hits: watch.hits.size };
}

export function connect(name: string, timing: ManualTiming, socket: OpenSocket, steer: Steer): GameClient {
  const look = { color: 0, shape: 0, tag: 'NN' };
  const as = { url: 'ws://host/ws', game: skirmish, room: 'r', role: 'player' as const, token: '', device: name };
  return createClient({ ...as, name, look, socket, timing, steer });
}

/** An empty arena in which nobody can be hurt, with all ships beside each other. */
export function arrange(world: SkirmishWorld): void {
  const { ships, rocks, walls } = world.tables;
  for (const table of [rocks, walls]) for (const { id } of table.rows()) table.despawn(id);
  world.update(({ rules, match }) => {
    Object.assign(rules, { damage: 0, shotSpeed: 1800, pickupRate: 0 });
    match.endsAt = 1_000_000;
  });
  for (const ship of ships.rows()) {
    ship.x = CENTRE + ship.slot * DISTANCE;
    ship.y = CENTRE;
    ship.vy = 0;
    ships.jumped(ship.slot);
  }
}

function flyToAndFro(): (shown: Shown) => { readonly [field: string]: number } {
  let moveY = 127;
  return (shown) => {
    const y = placeOf(shown, 'own')?.y ?? CENTRE;
    if (Math.abs(y - CENTRE) > PASS) moveY = y > CENTRE ? -127 : 127;
    return { moveY };
  };
}

/** Fires at exactly where the target is seen, when it is seen abreast. */
function aim(shown: Shown, isCold: boolean): { readonly [field: string]: number } {
  const own = placeOf(shown, 'own');
  const other = placeOf(shown, 'other');
  if (!own || !other) return {};
  const [dx, dy] = [other.x - own.x, other.y - own.y];
  return { aim: angleOf(dx, dy, AIM_STEPS), fire: !isCold && Math.abs(dy) < ABREAST ? 1 : 0 };
}

function placeOf({ tables, player }: Shown, whose: 'own' | 'other') {
  const ships = tables.ships;
  for (let i = 0; ships && i < ships.count; i++) {
    const { x, y, player: owner } = ships.columns as { readonly [field: string]: Float64Array };
    if ((owner?.[i] === player) === (whose === 'own')) return { x: x?.[i] ?? 0, y: y?.[i] ?? 0 };
  }
  return undefined;
}

/** A page that does not say how late it sees things. */
function claimingNow(open: OpenSocket): OpenSocket {
  return (url, protocol, events) => {
    const socket = open(url, protocol, events);
    const send = (bytes: Uint8Array<ArrayBuffer>) => {
      const message = decodeClientMessage(bytes, skirmish);
      socket.send(message.kind === 'input' ? encodeClientMessage({ ...message, shown: 1e9 }, skirmish) : bytes);
    };
    return { send, close: () => socket.close() };
  };
}

/** Counts what the first player fires and hits, by what each salvo and each hit leaves behind. */
class Watch {
  readonly salvos = new Set<number>();
  readonly hits = new Set<number>();
  private readonly readyBefore: number;

  constructor(private readonly world: SkirmishWorld) {
    this.readyBefore = world.tables.ships.at(0).fireReadyAt;
  }

  look(): void {
    const { ships, events } = this.world.tables;
    const { fireReadyAt } = ships.at(0);
    if (fireReadyAt !== this.readyBefore) this.salvos.add(fireReadyAt);
    for (const event of events.rows()) {
      if (EVENTS[event.kind] === 'shieldHit' && event.other === ships.id(0)) this.hits.add(event.id);
    }
  }
}
