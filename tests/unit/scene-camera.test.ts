import { CameraRig } from '@tickdeck/client/scene/camera.js';
import { eyeOf } from '@tickdeck/client/scene/eye.js';
import { describe, expect, it } from 'vitest';

const FRAME_MS = 16;

function rig(width = 1440, height = 900, reducedMotion = false): CameraRig {
  const camera = new CameraRig(3200, 2000, reducedMotion);
  camera.resize(width, height);
  return camera;
}

const still = (x: number, y: number) => ({ x, y, aimX: 0, aimY: 0 });

function settle(camera: CameraRig, target: ReturnType<typeof still> | undefined): void {
  for (let i = 0; i < 300; i++) camera.update(target, FRAME_MS);
}

describe('following', () => {
  it('starts at the avatar without a pan, and then moves smoothly', () => {
    const camera = rig();
    camera.update(still(1600, 1000), FRAME_MS);
    expect([camera.x, camera.y]).toEqual([1600, 1000]);
    camera.update(still(1700, 1000), FRAME_MS);
    expect(camera.x).toBeGreaterThan(1600);
    expect(camera.x).toBeLessThan(1650);
    settle(camera, still(1700, 1000));
    expect(camera.x).toBeCloseTo(1700, 3);
  });

  it('takes the same way at any frame rate', () => {
    const [slow, fast] = [rig(), rig()];
    for (const camera of [slow, fast]) camera.update(still(1600, 1000), FRAME_MS);
    for (let i = 0; i < 6; i++) slow.update(still(1700, 1000), 20);
    for (let i = 0; i < 24; i++) fast.update(still(1700, 1000), 5);
    expect(slow.x).toBeCloseTo(fast.x, 6);
  });

  it('looks ahead toward the aim, but not with reduced motion', () => {
    const [camera, calm] = [rig(), rig(1440, 900, true)];
    for (const one of [camera, calm]) settle(one, { x: 1600, y: 1000, aimX: 1, aimY: 0 });
    expect(camera.x).toBeGreaterThan(1660);
    expect(calm.x).toBeCloseTo(1600, 6);
  });

  it('shows little beyond the edge of the world', () => {
    const camera = rig();
    settle(camera, still(0, 0));
    expect(camera.screenToWorld(0, 0).x).toBeGreaterThan(-120);
    expect(camera.screenToWorld(0, 0).y).toBeGreaterThan(-120);
  });

  it.each([0, 40, 1000, 1960, 2000])('keeps an avatar at y %i between HUD and thumbs in portrait', (y) => {
    const camera = rig(390, 844);
    settle(camera, still(1600, y));
    const at = camera.worldToScreen(1600, y).y;
    expect(at).toBeGreaterThanOrEqual(234);
    expect(at).toBeLessThanOrEqual(844 * 0.7 + 1);
  });

  it('cuts to a far place instead of flying there', () => {
    const camera = rig();
    settle(camera, still(400, 400));
    camera.update(still(2800, 1600), FRAME_MS);
    expect(camera.worldToScreen(2800, 1600).x).toBeLessThan(1440);
  });
});

describe('overview', () => {
  it.each([
    [1440, 900],
    [390, 844],
    [844, 390],
  ])('fits the whole world into %i × %i', (width, height) => {
    const camera = rig(width, height);
    camera.look({ kind: 'overview' });
    settle(camera, undefined);
    const [from, to] = [camera.worldToScreen(0, 0), camera.worldToScreen(3200, 2000)];
    expect(Math.min(from.x, from.y)).toBeGreaterThanOrEqual(0);
    expect(to.x).toBeLessThanOrEqual(width);
    expect(to.y).toBeLessThanOrEqual(height);
  });
});

describe('hands', () => {
  it('are what free means: a drag lets go of whoever was followed', () => {
    const camera = rig();
    settle(camera, still(1600, 1000));
    const grabbed = camera.screenToWorld(700, 400);
    camera.pan(50, -30);
    expect(camera.looking.kind).toBe('free');
    const at = camera.worldToScreen(grabbed.x, grabbed.y);
    expect(at.x).toBeCloseTo(750, 6);
    expect(at.y).toBeCloseTo(370, 6);
    settle(camera, still(100, 100));
    expect(camera.worldToScreen(grabbed.x, grabbed.y).x).toBeCloseTo(750, 6);
  });

  it('zoom about the pointer', () => {
    const camera = rig();
    settle(camera, still(1600, 1000));
    camera.pan(0, 0);
    const before = camera.screenToWorld(300, 200);
    camera.zoomBy(1.5, 300, 200);
    const after = camera.screenToWorld(300, 200);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });

  it('never lose the world', () => {
    const camera = rig();
    settle(camera, still(1600, 1000));
    camera.pan(1e6, -1e6);
    for (let i = 0; i < 100; i++) camera.zoomBy(0.5, 0, 0);
    expect(camera.x).toBeGreaterThanOrEqual(0);
    expect(camera.y).toBeLessThanOrEqual(2000);
    expect(camera.zoom).toBeGreaterThan(0.2);
    for (let i = 0; i < 100; i++) camera.zoomBy(2, 0, 0);
    expect(camera.zoom).toBeLessThanOrEqual(4);
  });

  it('zoom about a followed avatar without letting go of it', () => {
    const camera = rig();
    settle(camera, still(1600, 1000));
    const zoom = camera.zoom;
    camera.zoomBy(0.5, 10, 10);
    settle(camera, still(1600, 1000));
    expect(camera.zoom).toBeLessThan(zoom);
    expect(camera.looking.kind).toBe('own');
  });
});

describe('where a camera looks', () => {
  it('is a place, or whom it follows; and is not said of the whole world and the own avatar', () => {
    const camera = rig();
    camera.update(still(1600, 1000), FRAME_MS);
    expect(eyeOf(camera)).toBeUndefined();
    camera.look({ kind: 'overview' });
    expect(eyeOf(camera)).toBeUndefined();
    camera.look({ kind: 'player', player: 7 });
    expect(eyeOf(camera)).toMatchObject({ player: 7 });
    camera.pan(100, -50);
    const { x, y } = camera;
    expect(eyeOf(camera)).toEqual({ player: 0, x, y });
    camera.look({ kind: 'row', id: 5 });
    settle(camera, still(400, 1000));
    expect(eyeOf(camera)?.player).toBe(0);
    expect(eyeOf(camera)?.x).toBe(camera.x);
  });
});
