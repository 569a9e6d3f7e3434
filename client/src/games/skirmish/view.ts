import { Quads } from '../../scene/drawing/quads.js';
import type { GameView, Stage } from '../view.js';
import { Sheet } from './art/sheet.js';
import { Frame } from './frame.js';
import { Hearing } from './hearing.js';
import { Actors } from './layers/actors.js';
import { Arena } from './layers/arena.js';
import { Dashes } from './layers/dashes.js';
import { Effects } from './layers/effects.js';
import { Gauge } from './layers/gauge.js';
import { Labels } from './layers/labels.js';
import { Minimap } from './layers/minimap.js';
import { Obstacles } from './layers/obstacles.js';
import { Particles } from './layers/particles.js';
import { Pickups } from './layers/pickups.js';
import { Pointers } from './layers/pointers.js';
import { Ships } from './layers/ships.js';
import { Shots } from './layers/shots.js';
import { createSorts } from './layers/sorts.js';
import { Stars } from './layers/stars.js';
import { Trails } from './layers/trails.js';
import { Shake } from './shake.js';

/** Skirmish on a stage. From back to front: stars, floor, glows, trails, obstacles, matter, light; then labels, map and arrows. */
export function createView(stage: Stage): GameView {
  const sheet = new Sheet();
  const sorts = createSorts(sheet);
  const frame = new Frame();
  const hearing = new Hearing(stage.play);
  const shake = new Shake(stage.reducedMotion);
  const actors = new Actors();
  const floor = new Quads(sheet.square, 600);
  const glow = new Quads(sheet.square, 1800, 'add');
  const solid = new Quads(sheet.square, 1400);
  const light = new Quads(sheet.square, 5000, 'add');
  const overlay = new Quads(sheet.square, 600);
  const trails = new Trails();
  const particles = new Particles();
  const stars = new Stars(sheet);
  const arena = new Arena(sheet);
  const obstacles = new Obstacles(stage.resolution);
  const pickups = new Pickups(sheet, stage.reducedMotion);
  const shots = new Shots(sheet, sorts, actors, hearing);
  const ships = new Ships(sheet, sorts, actors, stage.reducedMotion);
  const dashes = new Dashes(sheet, sorts, actors, hearing);
  const effects = new Effects(sorts, particles, actors, hearing, shake);
  const gauge = new Gauge(sheet, actors);
  const labels = new Labels(stage.resolution);
  const minimap = new Minimap(sheet);
  const pointers = new Pointers(sheet);
  const quads = [floor, glow, solid, light, overlay];
  const layers = { glow, solid, light, trails, particles };

  stage.far.addChild(stars.container);
  stage.world.addChild(
    floor.container,
    glow.container,
    trails.mesh,
    obstacles.container,
    solid.container,
    light.container,
  );
  stage.screen.addChild(labels.container, overlay.container);

  return {
    shake,
    update(shown, camera) {
      frame.read(shown, camera, stage.quality());
      for (const layer of quads) layer.begin();
      actors.update(frame);
      hearing.update(frame);
      effects.update(frame);
      stars.update(frame);
      arena.update(frame, floor, light);
      obstacles.update(frame);
      pickups.update(frame, glow, solid, light);
      shots.update(frame, glow, light, particles);
      dashes.update(frame, particles);
      ships.update(frame, layers);
      particles.update(frame, light, solid);
      gauge.update(frame, light);
      labels.update(frame);
      pointers.update(frame, overlay);
      minimap.update(frame, overlay);
      shake.update(frame);
      for (const layer of quads) layer.end();
    },
    destroy() {
      trails.destroy();
      obstacles.destroy();
      labels.destroy();
      sheet.destroy();
    },
  };
}
