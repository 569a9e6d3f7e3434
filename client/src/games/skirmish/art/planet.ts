import type { Brush } from '../../../scene/drawing/canvas.js';
/** Paints a far planet of `radius` pixels about (0, 0): a thin lit crescent, bands, an atmosphere, and a ring. */
export function paintPlanet(context: Brush, radius: number): void {
  paintAtmosphere(context, radius);
  paintRingHalf(context, radius, Math.PI, Math.PI * 2);
  context.save();
  context.beginPath();
  context.arc(0, 0, radius, 0, Math.PI * 2);
  context.clip();
  paintBands(context, radius);
  paintNight(context, radius);
  context.restore();
  context.strokeStyle = 'rgba(186, 200, 255, 0.28)';
  context.lineWidth = 1.4;
  context.beginPath();
  context.arc(0, 0, radius - 0.7, Math.PI * 0.86, Math.PI * 1.62);
  context.stroke();
  paintRingHalf(context, radius, 0, Math.PI);
}

function paintAtmosphere(context: Brush, radius: number): void {
  const [x, y] = [-radius * 0.12, -radius * 0.12];
  const air = context.createRadialGradient(x, y, radius * 0.9, x, y, radius * 1.32);
  air.addColorStop(0, 'rgba(112, 128, 255, 0.22)');
  air.addColorStop(0.35, 'rgba(98, 96, 230, 0.07)');
  air.addColorStop(1, 'rgba(80, 70, 200, 0)');
  context.fillStyle = air;
  context.fillRect(-radius * 1.6, -radius * 1.6, radius * 3.2, radius * 3.2);
}

function paintBands(context: Brush, radius: number): void {
  context.save();
  context.rotate(-0.42);
  const bands = context.createLinearGradient(0, -radius, 0, radius);
  const shades = ['#222a5a', '#303a72', '#283066', '#3a407e', '#242a5e', '#30356e', '#1c224e'];
  for (const [i, shade] of shades.entries()) bands.addColorStop(i / (shades.length - 1), shade);
  context.fillStyle = bands;
  context.fillRect(-radius, -radius, radius * 2, radius * 2);
  context.restore();
}

/** Night covers all but a crescent toward the light, up and left. */
function paintNight(context: Brush, radius: number): void {
  const [x, y] = [-radius * 0.62, -radius * 0.72];
  const night = context.createRadialGradient(x, y, radius * 0.25, x, y, radius * 1.62);
  night.addColorStop(0, 'rgba(5, 6, 14, 0)');
  night.addColorStop(0.36, 'rgba(5, 6, 14, 0.55)');
  night.addColorStop(0.66, 'rgba(5, 6, 14, 0.95)');
  // As dark as the sky itself: the night side must not read as something to fly around.
  night.addColorStop(1, 'rgba(6, 7, 16, 1)');
  context.fillStyle = night;
  context.fillRect(-radius, -radius, radius * 2, radius * 2);
}

function paintRingHalf(context: Brush, radius: number, from: number, to: number): void {
  context.save();
  context.rotate(-0.42);
  context.scale(1, 0.2);
  for (const [reach, alpha, width] of [
    [1.42, 0.2, 0.05],
    [1.52, 0.32, 0.08],
    [1.63, 0.16, 0.06],
    [1.72, 0.09, 0.03],
  ] as const) {
    const light = context.createLinearGradient(-radius * reach, 0, radius * reach, 0);
    light.addColorStop(0, `rgba(176, 172, 255, ${alpha})`);
    light.addColorStop(0.55, `rgba(140, 132, 235, ${alpha * 0.6})`);
    light.addColorStop(1, `rgba(80, 72, 170, ${alpha * 0.2})`);
    context.strokeStyle = light;
    context.lineWidth = radius * width;
    context.beginPath();
    context.arc(0, 0, radius * reach, from, to);
    context.stroke();
  }
  context.restore();
}
