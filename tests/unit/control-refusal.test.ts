import { asOne } from '@tickdeck/client/pages/control/as-one.js';
import { sayRefused } from '@tickdeck/client/pages/control/refusal.js';
import { createRegistry } from '@tickdeck/shared/commands/registry.js';
import { skirmish } from '@tickdeck/shared/games/skirmish/game.js';
import { describe, expect, it } from 'vitest';

const registry = createRegistry(skirmish);

describe('a refusal', () => {
  it('names its command', () => {
    const why = 'Bolt is a bot.';
    expect(sayRefused(registry, { name: 'mute', args: {}, why })).toBe('Mute: Bolt is a bot.');
    expect(sayRefused(registry, { name: 'fly', args: {}, why: 'There is no such command.' })).toBe(
      'fly: There is no such command.',
    );
  });

  it('names it once', () => {
    const why = 'Pause takes the role operator; yours is player.';
    expect(sayRefused(registry, { name: 'pause', args: {}, why })).toBe(why);
  });

  it('of several at once names what was to be done to each', () => {
    const [both] = asOne('mute', [{ player: 1 }, { player: 2 }]);
    if (!both) throw new Error('two are one');
    expect(sayRefused(registry, { ...both, why: 'Bolt is a bot.' })).toBe('Mute: Bolt is a bot.');
  });
});
