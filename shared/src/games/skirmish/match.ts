import { FLYING, HELD } from './kinds.js';
import { placeShip } from './spawning.js';
import { startScores, winnerOf } from './standings.js';
import type { SkirmishDocument, SkirmishWorld } from './state.js';
import { TICK_RATE } from './tuning.js';

const COUNTDOWN_SECONDS = 3;
const PODIUM_SECONDS = 8;

/** Starts the warm-up: everyone flies and shoots, nothing counts. */
export function startWarmUp(world: SkirmishWorld): void {
  enterPhase(world, 'warm-up', world.rules.warmUpLength);
}

/** Goes on to the next phase when this one is over: warm-up → countdown → round → podium → countdown → … */
export function runMatch(world: SkirmishWorld): void {
  followLength(world);
  const { phase, endsAt } = world.document.match;
  const over = world.tick >= endsAt;
  if (phase === 'round' && (over || limitReached(world))) startPodium(world);
  else if (phase === 'countdown' && over) enterPhase(world, 'round', world.rules.roundLength);
  else if ((phase === 'warm-up' || phase === 'podium') && over) startCountdown(world);
  if (world.document.match.phase !== 'countdown') releaseShips(world);
}

/** New teams and scores; everyone is put to a start and held there. */
export function startCountdown(world: SkirmishWorld): void {
  clearArena(world);
  startScores(world);
  enterPhase(world, 'countdown', COUNTDOWN_SECONDS);
  world.update(({ match }) => {
    match.round++;
    match.winner = '';
  });
  for (const ship of world.tables.ships.rows()) placeShip(world, ship, HELD);
}

/** Nobody is held outside of a countdown, whoever ended it. */
function releaseShips(world: SkirmishWorld): void {
  const { columns, high } = world.tables.ships;
  for (let slot = 0; slot < high; slot++) if (columns.life[slot] === HELD) columns.life[slot] = FLYING;
}

/** Ends the round now: the winner is whoever leads. */
export function startPodium(world: SkirmishWorld): void {
  const winner = winnerOf(world);
  clearShots(world);
  enterPhase(world, 'podium', PODIUM_SECONDS);
  world.update(({ match }) => {
    match.winner = winner;
  });
}

function enterPhase(world: SkirmishWorld, phase: SkirmishDocument['match']['phase'], seconds: number): void {
  world.update(({ match }) => {
    match.phase = phase;
    match.length = seconds;
    match.endsAt = world.tick + Math.round(seconds * TICK_RATE);
  });
}

/** A length changed by the host moves the end of the running warm-up or round by as much. */
function followLength(world: SkirmishWorld): void {
  const { match, rules } = world.document;
  if (match.phase !== 'warm-up' && match.phase !== 'round') return;
  const length = match.phase === 'round' ? rules.roundLength : rules.warmUpLength;
  if (length === match.length) return;
  const endsAt = Math.max(0, match.endsAt + Math.round((length - match.length) * TICK_RATE));
  world.update((draft) => {
    draft.match.length = length;
    draft.match.endsAt = endsAt;
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
