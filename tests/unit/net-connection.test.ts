import { backoffMs } from '@tickdeck/client/net/backoff.js';
import { closingOf } from '@tickdeck/client/net/closing.js';
import type { LinkState } from '@tickdeck/client/net/frame.js';
import type { Divergence } from '@tickdeck/client/net/receiver.js';
import { decodeClientMessage } from '@tickdeck/shared/wire/client-codec.js';
import { encodeState } from '@tickdeck/shared/wire/delta-codec.js';
import { CLOSE, type CloseReason } from '@tickdeck/shared/wire/errors.js';
import type { Resync } from '@tickdeck/shared/wire/messages.js';
import { schemaHash } from '@tickdeck/shared/wire/schema-hash.js';
import { takeSnapshot } from '@tickdeck/shared/world/snapshot.js';
import { project, type View } from '@tickdeck/shared/world/view.js';
import { describe, expect, it } from 'vitest';
import { drift } from '../support/drift.js';
import { type Play, play } from '../support/page.js';

const steer = () => ({ moveX: 10, moveY: 0, aim: 0, dash: 0 });
const last = ({ links }: Play) => links.at(-1) as LinkState;
const kinds = ({ links }: Play) => links.map(({ kind }) => kind);
const heard = ({ host }: Play, kind: string) => host.session.heard.filter((message) => message.kind === kind);

describe('a connection', () => {
  it('says hello with the schema, asking before it takes a seat, and is live with the welcome', () => {
    const game = play();
    game.run(0.1);
    expect(kinds(game)).toEqual(['connecting', 'live']);
    expect(heard(game, 'hello')[0]).toMatchObject({ room: 'r', device: 'd', when: 'ask', schema: schemaHash(drift) });
    expect(game.link.host.protocol).toBe('tickdeck.1');
    expect(game.client.welcome?.player).toBe(1);
  });

  it('answers a ping at once', () => {
    const game = play();
    game.run(0.1);
    game.host.tell(game.host.session.end, { kind: 'ping', nonce: 77, rttMs: 12, slackMs: -1000, gaps: 0 });
    game.timing.advance(0);
    expect(heard(game, 'pong')).toEqual([{ kind: 'pong', nonce: 77 }]);
  });

  it('comes back by itself after a cut, with the same device key, and takes its seat from its own ghost', () => {
    const game = play({ steer });
    game.run(1);
    game.client.cut();
    expect(last(game)).toMatchObject({ kind: 'lost', attempt: 2 });
    game.run(1);
    expect(last(game).kind).toBe('live');
    expect(heard(game, 'hello')[0]).toMatchObject({ device: 'd', when: 'move' });
    expect(heard(game, 'input').length).toBeGreaterThan(10);
  });

  it('waits longer after every failure, from 0.2 s up to 3 s, and not much longer', () => {
    const game = play();
    game.run(0.1);
    game.link.answer = 'fail';
    game.client.cut();
    game.run(20);
    const waits = game.links.flatMap((state) => (state.kind === 'lost' ? [state.retryInMs] : []));
    expect(waits.length).toBeGreaterThan(8);
    expect(Math.max(...waits)).toBeLessThanOrEqual(3000);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(3000 * 0.7);
    game.link.answer = 'open';
    game.run(4);
    expect(last(game).kind).toBe('live');
  });

  it('keeps the last picture while it is lost, and goes on with the new session', () => {
    const game = play({ steer });
    game.run(1, () => game.client.show());
    game.client.cut();
    expect(game.client.show()?.tables.ships?.count).toBe(1);
    game.run(1, () => expect(game.client.show()).toBeDefined());
    expect(game.client.show()?.player).toBe(2);
  });

  it('reconnects at once when the page is looked at again', () => {
    const game = play();
    game.run(0.1);
    game.link.answer = 'fail';
    game.client.cut();
    game.run(10);
    game.link.answer = 'open';
    const opened = game.link.hosts.length;
    game.client.wake();
    expect(game.link.hosts.length).toBe(opened + 1);
    game.run(0.1);
    expect(last(game).kind).toBe('live');
  });

  it('does not wait for a backlog when the page is looked at again, but keeps a link that is fresh', () => {
    const game = play();
    game.run(1);
    game.client.wake();
    expect(game.link.hosts.length).toBe(1);
    game.link.stall();
    game.run(2);
    game.client.wake();
    expect(game.link.hosts.length).toBe(2);
  });

  it('gives up a link that is silent for 5 s', () => {
    const game = play();
    game.run(1);
    game.link.stall();
    game.run(4.5);
    expect(last(game).kind).toBe('live');
    game.run(1);
    expect(game.links.some(({ kind }) => kind === 'lost')).toBe(true);
  });

  it('gives up a host that does not answer the hello', () => {
    const game = play();
    game.host.greet = () => {};
    game.run(5.1);
    expect(game.links.some(({ kind }) => kind === 'lost')).toBe(true);
  });

  it('says where else the device plays, and moves here when asked to', () => {
    const game = play();
    const { greet } = game.host;
    game.host.greet = (end) => end.close(CLOSE.elsewhere.code);
    game.run(0.1);
    expect(last(game)).toEqual({ kind: 'elsewhere' });
    game.run(5);
    expect(game.link.hosts.length).toBe(1);
    game.host.greet = greet;
    game.client.moveHere();
    game.run(0.1);
    expect(last(game).kind).toBe('live');
    expect(heard(game, 'hello')[0]).toMatchObject({ when: 'move' });
  });

  it('ends with the words of the goodbye', () => {
    const game = play();
    game.run(0.1);
    const { end } = game.host.session;
    game.host.tell(end, { kind: 'goodbye', reason: 'kicked', text: 'Be nice.' });
    end.close(CLOSE.kicked.code);
    game.run(5);
    expect(last(game)).toEqual({ kind: 'ended', reason: 'kicked', text: 'Be nice.' });
    expect(game.link.hosts.length).toBe(1);
  });

  it('says and does nothing more when it is closed', () => {
    const game = play({ steer });
    game.run(0.5);
    game.client.close();
    const { length } = game.links;
    game.run(10);
    expect([game.links.length, game.link.hosts.length]).toEqual([length, 1]);
  });

  it('starts anew after a damaged message that is no frame', () => {
    const game = play();
    game.run(0.1);
    game.host.session.end.send(Uint8Array.of(0x7f, 1, 2));
    game.run(1);
    expect(kinds(game)).toContain('lost');
    expect(last(game).kind).toBe('live');
  });
});

describe('what a close means', () => {
  it.each([
    ...(
      ['version', 'unauthorised', 'noRoom', 'roomClosed', 'full', 'kicked', 'moved', 'banned', 'revoked'] as const
    ).map((reason) => [reason, 'ended'] as const),
    ['elsewhere', 'elsewhere'] as const,
    ...(
      [
        'stopped',
        'roomFailed',
        'noPong',
        'diverged',
        'tooMany',
        'flood',
        'protocol',
        'helloTimeout',
        'reseated',
      ] as const
    ).map((reason) => [reason, 'lost'] as const),
  ])('%s: %s', (reason: CloseReason, kind) => {
    expect(closingOf(CLOSE[reason].code, undefined).kind).toBe(kind);
  });

  it('is a loss for any other code', () => {
    expect(closingOf(1006, undefined).kind).toBe('lost');
  });

  it('keeps waits between 0.2 and 3 s, up to a third shorter by chance', () => {
    expect([backoffMs(1, 0), backoffMs(50, 0)]).toEqual([200, 3000]);
    expect(backoffMs(50, 0.999)).toBeGreaterThan(2000);
  });
});

describe('frames', () => {
  it('that cannot be decoded are reported once, and ignored until a keyframe heals them', () => {
    const game = play({ role: 'spectator' });
    game.run(1);
    game.host.world.tables.drones.spawn({ x: 100, vx: 1 });
    let damaged = 0;
    game.host.tamper = (bytes) => (damaged++ === 0 ? bytes.slice(0, 1).fill(0xff) : bytes);
    game.run(1, () => game.client.show());
    expect(heard(game, 'resync')).toMatchObject([{ reason: 'undecodable' }]);
    expect(game.client.stats.keyframes).toBe(2);
    expect(game.client.latest()?.tables.drones?.columns.x?.[0]).toBe(game.host.world.tables.drones.columns.x[0]);
  });

  it('that are lost on the way are found by the truth hash and healed', () => {
    const game = play({ role: 'spectator' });
    game.run(1);
    game.host.tamper = () => undefined;
    game.host.world.tables.drones.spawn({ x: 100 });
    game.run(1 / 60);
    game.host.tamper = (bytes) => bytes;
    game.run(2, () => game.client.show());
    expect(heard(game, 'resync').length).toBeGreaterThan(0);
    expect(game.client.latest()?.tables.drones?.count).toBe(1);
    expect(game.client.latest()?.tick).toBe(game.host.world.tick);
  });

  it('that were wrong are named to the host and to the page, once the host has said what was right', () => {
    const divergences: Divergence[] = [];
    const game = play({ role: 'spectator', events: { diverged: (divergence) => divergences.push(divergence) } });
    game.run(1);
    game.host.tamper = () => undefined;
    game.host.world.tables.drones.spawn({ x: 100 });
    game.run(1 / 60);
    game.host.tamper = (bytes) => bytes;
    const { session } = game.host;
    // It is to be told before the keyframe comes.
    session.end.onMessage = () => {};
    game.run(1);
    const said = (kind: string) =>
      session.end.received.map((bytes) => decodeClientMessage(bytes, drift)).filter((message) => message.kind === kind);
    const [{ beat, view }] = said('resync') as [Resync];
    const state = project(takeSnapshot(game.host.world), session.views[0] as View);
    const chunk = encodeState(session.views[0] as View, undefined, undefined, state) ?? new Uint8Array(0);
    game.host.tell(session.end, { kind: 'truth', beat, tick: state.tick, view, chunk });
    game.run(0.1);

    const [row] = [...game.host.world.tables.drones.rows()].map(({ id }) => id);
    expect(divergences).toMatchObject([
      { beat, view: 'public', named: [{ of: 'drones', row, path: [], had: '', is: 'there' }] },
    ]);
    expect(said('desync')).toMatchObject([
      { beat, view: 'public', count: 1, differences: [{ of: 'drones', row, had: '' }] },
    ]);
  });

  it('are acknowledged as soon as they come, some fifteen times a second, by those who do not steer', () => {
    const game = play({ role: 'spectator', shape: { delayMs: 30, jitterMs: 0, chance: () => 0 } });
    game.run(1);
    const { end } = game.host.session;
    const hear = end.onMessage;
    const beatsAgo: number[] = [];
    end.onMessage = (bytes) => {
      hear(bytes);
      const message = decodeClientMessage(bytes, drift);
      if (message.kind === 'ack') beatsAgo.push(game.host.beatNumber - message.beat);
    };
    game.run(5);
    expect(beatsAgo.length / 5).toBeGreaterThan(12);
    expect(beatsAgo.length / 5).toBeLessThan(18);
    // Both ways take as long each time: so do acknowledgements, or the host would take the link for an uneven one.
    expect(new Set(beatsAgo).size).toBe(1);
  });

  it('are acknowledged to the last before a silence', () => {
    const game = play({ role: 'spectator' });
    game.run(1);
    for (const beats of [1, 2, 3, 4]) {
      game.run(beats / 60);
      game.timing.advance(500);
      expect(heard(game, 'ack').at(-1)).toEqual({ kind: 'ack', beat: game.host.beatNumber });
    }
  });

  it('tell how old they are and how many bytes they bring', () => {
    const game = play({ shape: { delayMs: 30, jitterMs: 0, chance: () => 0 }, role: 'spectator' });
    game.host.world.tables.drones.spawn({ x: 500, vx: 1 });
    game.run(3, () => game.client.show());
    for (const rttMs of [0, 60])
      game.host.tell(game.host.session.end, { kind: 'ping', nonce: 1, rttMs, slackMs: -1000, gaps: 0 });
    game.run(1, () => game.client.show());
    const { rttMs, frameAgeMs, kilobytesPerSecond, interpolationMs, jitterMs } = game.client.stats;
    expect(rttMs).toBe(60);
    expect(frameAgeMs).toBeGreaterThanOrEqual(30);
    expect(frameAgeMs).toBeLessThan(50);
    expect(kilobytesPerSecond).toBeGreaterThan(0.05);
    expect(interpolationMs).toBeLessThan(21);
    expect(jitterMs).toBeLessThan(1);
  });
});

describe('commands', () => {
  it('resolve with their own reply', async () => {
    const game = play();
    game.run(0.1);
    const replies = [game.client.command('a', {}), game.client.command('b', { n: 1 })];
    game.run(0.1);
    const ids = heard(game, 'command').map((message) => (message.kind === 'command' ? message.id : 0));
    for (const id of [...ids].reverse()) {
      const reply = { kind: 'reply', id, outcome: 'done', text: `${id}`, refusals: [], changes: [] } as const;
      game.host.tell(game.host.session.end, reply);
    }
    game.run(0.1);
    expect((await Promise.all(replies)).map(({ text }) => text)).toEqual(ids.map(String));
  });

  it('are refused without a link, when the link goes, and when they are too large', async () => {
    const game = play();
    expect((await game.client.command('a', {})).outcome).toBe('refused');
    game.run(0.1);
    const large = await game.client.command('x'.repeat(5000), {});
    expect(large.outcome).toBe('refused');
    const lost = game.client.command('a', {});
    game.client.cut();
    expect((await lost).text).toMatch(/not known/);
  });
});
