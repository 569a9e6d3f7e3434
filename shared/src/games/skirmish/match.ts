import { placeShip } from './spawning.js';
import { startScores, winnerOf } from './standings.js';
import type { SkirmishWorld } from './state.js';
import { FLYING, HELD } from './tables.js';
import { TICK_RATE } from './tuning.js';

export const COUNTDOWN_TICKS = 3 * TICK_RATE;
export const PODIUM_TICKS = 8 * TICK_RATE;

/** Starts the warm-up: everyone flies and shoots, nothing counts. */
export function startWarmUp(world: SkirmishWorld): void {
  world.update((draft) => {
    draft.match.phase = 'warm-up';
    draft.match.endsAt = world.tick + world.rules.warmUpLength * TICK_RATE;
  });
}

/** Goes on to the next phase when this one is over: warm-up → countdown → round → podium → countdown → … */
export function runMatch(world: SkirmishWorld): void {
  const { match } = world.document;
  if (match.phase === 'round') followRoundLength(world);
  const over = world.tick >= world.document.match.endsAt;
  if (match.phase === 'round' && (over || limitReached(world))) startPodium(world);
  else if (match.phase === 'countdown' && over) startRound(world);
  else if ((match.phase === 'warm-up' || match.phase === 'podium') && over) startCountdown(world);
}

/** New teams and scores; everyone is put to a start and held there. */
export function startCountdown(world: SkirmishWorld): void {
  clearArena(world);
  startScores(world);
  world.update(({ match }) => {
    match.phase = 'countdown';
    match.endsAt = world.tick + COUNTDOWN_TICKS;
    match.round++;
    match.winner = '';
  });
  for (const ship of world.tables.ships.rows()) placeShip(world, ship, HELD);
}

function startRound(world: SkirmishWorld): void {
  const { roundLength } = world.rules;
  world.update(({ match }) => {
    match.phase = 'round';
    match.length = roundLength;
    match.endsAt = world.tick + roundLength * TICK_RATE;
  });
  const { ships } = world.tables;
  for (const ship of ships.rows()) if (ship.life === HELD) ship.life = FLYING;
}

/** Ends the round now: the winner is whoever leads. */
export function startPodium(world: SkirmishWorld): void {
  const winner = winnerOf(world);
  clearShots(world);
  world.update(({ match }) => {
    match.phase = 'podium';
    match.endsAt = world.tick + PODIUM_TICKS;
    match.winner = winner;
  });
}

/** A round length changed by the host moves the end of the running round by as much. */
function followRoundLength(world: SkirmishWorld): void {
  const { match, rules } = world.document;
  const change = rules.roundLength - match.length;
  if (change === 0) return;
  world.update((draft) => {
    draft.match.length = rules.roundLength;
    draft.match.endsAt = Math.max(0, match.endsAt + change * TICK_RATE);
  });
}

function limitReached(world: SkirmishWorld): boolean {
  const { match, players, rules } = world.document;
  if (match.mode === 'teams') return Math.max(match.orange, match.blue) >= rules.scoreLimit;
  for (const key in players) if ((players[key]?.score ?? 0) >= rules.scoreLimit) return true;
  return false;
}

function clearArena(world: SkirmishWorld): void {
  clearShots(world);
  for (const pickup of world.tables.pickups.rows()) world.tables.pickups.despawn(pickup.id);
}

function clearShots(world: SkirmishWorld): void {
  for (const shot of world.tables.shots.rows()) world.tables.shots.despawn(shot.id);
}
