import type { Joiner, Pilot } from '../../game/game.js';
import { FLYING, HELD } from './kinds.js';
import { mindOf, playerKey, shipOf } from './rows.js';
import { placeShip } from './spawning.js';
import { followTeams, smallerTeam } from './standings.js';
import type { SkirmishWorld } from './state.js';
import { AIM_STEPS } from './tuning.js';

/** Records of the document that absent players may take up before one of them is forgotten. */
const RECORDS_MAX = 400;

/** Gives a player a ship; whoever was here this match keeps score and team. */
export function join(world: SkirmishWorld, { player, name, look, pilot }: Joiner): void {
  const key = playerKey(player);
  const team = smallerTeam(world);
  forgetSomeone(world);
  world.update(({ players }) => {
    const known = players[key];
    players[key] = {
      team,
      score: 0,
      kills: 0,
      deaths: 0,
      ...known,
      ...{ name, ...look, pilot, person: pilot === 'human' || known?.person === true, present: true },
    };
  });
  const ship = shipOf(world, player) ?? world.tables.ships.spawn({ player });
  if (!ship) return;
  followTeams(world);
  placeShip(world, ship, world.document.match.phase === 'countdown' ? HELD : FLYING);
  seatPilot(world, player, pilot);
}

/** Takes a player's ship away; the score stays for when they come back this match. */
export function leave(world: SkirmishWorld, player: number): void {
  const { bots, ships } = world.tables;
  const mind = mindOf(world, player);
  if (mind) bots.despawn(mind.id);
  const ship = shipOf(world, player);
  if (ship) ships.despawn(ship.id);
  world.update(({ players }) => {
    const record = players[playerKey(player)];
    if (record) record.present = false;
  });
}

/** Says what a player is called from now on. */
export function rename(world: SkirmishWorld, player: number, name: string): void {
  world.update(({ players }) => {
    const record = players[playerKey(player)];
    if (record) record.name = name;
  });
}

/** Says who steers from now on; a bot's memory exists only while it does. */
export function pilot(world: SkirmishWorld, player: number, who: Pilot): void {
  seatPilot(world, player, who);
  if (world.document.players[playerKey(player)]?.pilot === who) return;
  world.update(({ players }) => {
    const record = players[playerKey(player)];
    if (record) record.pilot = who;
  });
}

function seatPilot(world: SkirmishWorld, player: number, who: Pilot): void {
  const { bots } = world.tables;
  const mind = mindOf(world, player);
  if (who === 'human') {
    if (mind) bots.despawn(mind.id);
    return;
  }
  const ship = shipOf(world, player);
  if (mind || !ship) return;
  bots.spawn({
    player,
    ship: ship.id,
    luck: world.random.next() & 0x3fffffff,
    aim: ship.aim & (AIM_STEPS - 1),
    strafe: 1,
    stuckX: Math.round(ship.x),
    stuckY: Math.round(ship.y),
  });
}

function forgetSomeone(world: SkirmishWorld): void {
  const { players } = world.document;
  const keys = Object.keys(players).sort();
  const absent = keys.find((key) => !players[key]?.present);
  if (keys.length < RECORDS_MAX || !absent) return;
  world.update((draft) => {
    delete draft.players[absent];
  });
}
