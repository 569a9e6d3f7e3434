import { Devices } from '@tickdeck/server/room/people/devices.js';
import { LIMITS } from '@tickdeck/shared/wire/limits.js';
import { describe, expect, it } from 'vitest';

const as = { name: 'Ann', look: { color: 0, shape: 0, tag: 'AN' } };
const nobody: ReadonlySet<number> = new Set();

describe('devices', () => {
  it('keep their player, and take a new name', () => {
    const devices = new Devices();
    expect(devices.identify('A', as, nobody).player).toBe(1);
    expect(devices.identify('B', as, nobody).player).toBe(2);
    expect(devices.identify('A', { ...as, name: 'Anna' }, nobody)).toMatchObject({ player: 1, name: 'Anna' });
  });

  it('without a key are always new', () => {
    const devices = new Devices();
    expect([1, 2].map(() => devices.identify('', as, nobody).player)).toEqual([1, 2]);
    expect(devices.find('')).toBeUndefined();
  });

  it('change players, and whose player is taken has a new one and the same name', () => {
    const devices = new Devices();
    devices.identify('A', as, nobody);
    devices.rename('A', 'Cherry');
    devices.swap('B', 1, { ...as, name: 'Ben' }, nobody);
    expect(devices.find('B')).toMatchObject({ player: 1, name: 'Ben' });
    expect(devices.find('A')).toMatchObject({ player: 2, name: 'Cherry' });
    devices.swap('A', 1, as, nobody);
    expect(['A', 'B'].map((device) => devices.find(device)?.player)).toEqual([1, 2]);
  });

  it(`are remembered up to ${LIMITS.devicesMax}, seated ones always, and no number is given twice`, () => {
    const devices = new Devices();
    const seated = new Set([1]);
    for (let i = 1; i <= LIMITS.devicesMax + 1; i++) expect(devices.identify(`d${i}`, as, seated).player).toBe(i);
    expect(devices.find('d1')?.player).toBe(1);
    expect(devices.find('d2')).toBeUndefined();
    expect(devices.identify('d2', as, seated).player).toBe(LIMITS.devicesMax + 2);
  });
});
