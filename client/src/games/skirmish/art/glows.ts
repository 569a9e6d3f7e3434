import type { Brush } from '../../../scene/drawing/canvas.js';

/** Pictures of light, in white: they are tinted and added to what is there. */

type Context = Brush;

/** A round glow that falls off like light does: a bright middle and a long tail. */
export function paintGlow(radius: number, hardness: number) {
  return (context: Context) => {
    const glow = context.createRadialGradient(0, 0, 0, 0, 0, radius);
    for (let i = 0; i <= 12; i++) {
      const t = i / 12;
      glow.addColorStop(t, `rgba(255, 255, 255, ${((1 - t) ** hardness).toFixed(3)})`);
    }
    context.fillStyle = glow;
    context.fillRect(-radius, -radius, radius * 2, radius * 2);
  };
}

/** A streak along x: soft ends, bright middle line. `head` is where it is brightest, 0 … 1 from the left. */
export function paintStreak(width: number, height: number, head: number) {
  return (context: Context) => {
    for (let y = 0; y < height; y++) {
      const across = Math.abs((y + 0.5) / height - 0.5) * 2;
      const alpha = (1 - across) ** 2.2;
      const line = context.createLinearGradient(-width / 2, 0, width / 2, 0);
      line.addColorStop(0, 'rgba(255, 255, 255, 0)');
      line.addColorStop(head * 0.6, `rgba(255, 255, 255, ${(alpha * 0.32).toFixed(3)})`);
      line.addColorStop(head, `rgba(255, 255, 255, ${alpha.toFixed(3)})`);
      line.addColorStop(1, 'rgba(255, 255, 255, 0)');
      context.fillStyle = line;
      context.fillRect(-width / 2, y - height / 2, width, 1);
    }
  };
}

/** A beam along x, bright in the middle, the same from end to end. */
export function paintBeam(width: number, height: number) {
  return (context: Context) => {
    for (let y = 0; y < height; y++) {
      const across = Math.abs((y + 0.5) / height - 0.5) * 2;
      context.fillStyle = `rgba(255, 255, 255, ${((1 - across) ** 1.7).toFixed(3)})`;
      context.fillRect(-width / 2, y - height / 2, width, 1);
    }
  };
}

/** A shot: a capsule whose core is white-hot whatever its colour. `core` is 0 for the halo to be tinted, 1 for the core. */
export function paintBolt(width: number, height: number, core: number) {
  return (context: Context) => {
    const half = height / 2;
    const reach = width / 2 - half;
    const radius = core === 1 ? half * 0.26 : half * 0.42;
    if (core === 0) {
      context.shadowColor = 'white';
      context.shadowBlur = half * 0.9;
    }
    context.strokeStyle = core === 1 ? 'rgba(255, 255, 255, 1)' : 'rgba(255, 255, 255, 0.85)';
    context.lineWidth = radius * 2;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(-reach, 0);
    context.lineTo(reach, 0);
    context.stroke();
  };
}

/** A thin ring with a soft inside: shock waves, spawns. `softness` is the share of the radius that glows. */
export function paintRing(radius: number, softness: number) {
  return (context: Context) => {
    const edge = radius * 0.94;
    const glow = context.createRadialGradient(0, 0, edge * (1 - softness), 0, 0, radius);
    const line = 1 - (radius - edge) / (radius - edge * (1 - softness));
    glow.addColorStop(0, 'rgba(255, 255, 255, 0)');
    glow.addColorStop(line * 0.7, 'rgba(255, 255, 255, 0.18)');
    glow.addColorStop(line, 'rgba(255, 255, 255, 1)');
    glow.addColorStop(1, 'rgba(255, 255, 255, 0)');
    context.fillStyle = glow;
    context.fillRect(-radius, -radius, radius * 2, radius * 2);
  };
}

/** A shield: a soap bubble with a bright rim and a highlight. */
export function paintBubble(radius: number) {
  return (context: Context) => {
    paintRing(radius, 0.55)(context);
    context.lineCap = 'round';
    context.strokeStyle = 'rgba(255, 255, 255, 0.5)';
    context.lineWidth = radius * 0.05;
    context.beginPath();
    context.arc(0, 0, radius * 0.76, -2.5, -1.5);
    context.stroke();
    context.strokeStyle = 'rgba(255, 255, 255, 0.22)';
    context.beginPath();
    context.arc(0, 0, radius * 0.76, 0.7, 1.5);
    context.stroke();
  };
}

/** An engine flame that blows to the left, its mouth at the right end. */
export function paintFlame(width: number, height: number) {
  return (context: Context) => {
    context.scale(width / height, 1);
    const reach = height;
    const flame = context.createRadialGradient(height / 2, 0, 0, height / 2, 0, reach);
    flame.addColorStop(0, 'rgba(255, 255, 255, 1)');
    flame.addColorStop(0.25, 'rgba(255, 255, 255, 0.55)');
    flame.addColorStop(0.6, 'rgba(255, 255, 255, 0.14)');
    flame.addColorStop(1, 'rgba(255, 255, 255, 0)');
    context.fillStyle = flame;
    context.beginPath();
    context.moveTo(height / 2, -height * 0.3);
    context.quadraticCurveTo(0, -height * 0.42, -height / 2, 0);
    context.quadraticCurveTo(0, height * 0.42, height / 2, height * 0.3);
    context.fill();
  };
}

/** A four-pointed sparkle. */
export function paintSparkle(radius: number) {
  return (context: Context) => {
    paintGlow(radius * 0.5, 3)(context);
    context.fillStyle = 'white';
    for (let turn = 0; turn < 2; turn++) {
      context.beginPath();
      context.moveTo(-radius, 0);
      context.quadraticCurveTo(0, 0, 0, radius * 0.07);
      context.quadraticCurveTo(0, 0, radius, 0);
      context.quadraticCurveTo(0, 0, 0, -radius * 0.07);
      context.quadraticCurveTo(0, 0, -radius, 0);
      context.fill();
      context.rotate(Math.PI / 2);
    }
  };
}
