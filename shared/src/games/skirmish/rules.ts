import { number } from '../../game/document.js';

/** What a host tunes while people play; each takes effect on the next tick, `mode` with the next round. */
export const rules = {
  speed: number({ min: 100, max: 900, initial: 400, step: 10, unit: 'units/s', label: 'Ship speed' }),
  dashCooldown: number({ min: 0.5, max: 10, initial: 1.8, step: 0.1, unit: 's', label: 'Dash cooldown' }),
  damage: number({ min: 0, max: 200, initial: 16, unit: 'hp', label: 'Damage of a shot' }),
  shotSpeed: number({ min: 200, max: 1800, initial: 840, step: 20, unit: 'units/s', label: 'Shot speed' }),
  respawnTime: number({ min: 0, max: 15, initial: 2, step: 0.5, unit: 's', label: 'Respawn time' }),
  friendlyFire: number({ min: 0, max: 1, initial: 0, unit: '0 off, 1 on', label: 'Friendly fire' }),
  warmUpLength: number({ min: 0, max: 120, initial: 10, unit: 's', label: 'Warm-up length' }),
  roundLength: number({ min: 10, max: 1800, initial: 180, step: 5, unit: 's', label: 'Round length' }),
  scoreLimit: number({ min: 1, max: 500, initial: 25, unit: 'kills', label: 'Score limit' }),
  pickupRate: number({ min: 0, max: 120, initial: 20, unit: '/min', label: 'Pick-up rate' }),
  mode: number({ min: 0, max: 1, initial: 0, unit: '0 free-for-all, 1 teams', label: 'Mode of the next round' }),
  botSkill: number({ min: 0, max: 2, initial: 1, unit: '0 easy, 1 normal, 2 hard', label: 'Bot strength' }),
};
