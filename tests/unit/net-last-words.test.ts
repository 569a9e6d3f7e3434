import { CLOSE } from '@tickdeck/shared/wire/errors.js';
import { expect, it } from 'vitest';
import { play } from '../support/page.js';

/** The reason of every time the link was lost. */
const whysOf = (game: ReturnType<typeof play>) =>
  game.links.flatMap((state) => (state.kind === 'lost' ? [state.why] : []));

it('while nobody answers, a page goes on telling what the host said last', () => {
  const game = play();
  game.run(3);
  const { end } = game.host.session;
  game.link.answer = 'fail';
  game.host.tell(end, { kind: 'goodbye', reason: 'stopped', text: '' });
  end.close(CLOSE.stopped.code);
  game.run(10);
  const whys = whysOf(game);
  expect(whys.length).toBeGreaterThan(3);
  expect(new Set(whys)).toEqual(new Set([CLOSE.stopped.text]));
});

it('what the host said before the link was live again says nothing about the next loss', () => {
  const game = play();
  game.run(3);
  game.host.session.end.close(CLOSE.stopped.code);
  game.run(3);
  game.client.cut();
  game.run(1);
  expect(whysOf(game)).toEqual([CLOSE.stopped.text, 'The connection to the host was lost.']);
});
