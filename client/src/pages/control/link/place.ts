import type { CameraMode } from '../../../scene/camera.js';
import type { Picked } from '../../../scene/pick.js';

/** What of a deck can be linked to: how it is laid out, what is in hand, where the camera looks. Never a token. */
export interface Place {
  /** Id of the preset; empty for whatever the browser had last. */
  readonly preset: string;
  readonly rows: readonly Picked[];
  readonly camera: CameraMode | undefined;
}

/** Rows that one link names. */
const ROWS_MAX = 32;

/** The end of a URL, without its `#`: `preset=run&rows=ships:3,ships:7&camera=player:2`. */
export function encodePlace({ preset, rows, camera }: Place): string {
  const parts = [
    preset && `preset=${encodeURIComponent(preset)}`,
    rows.length > 0 &&
      `rows=${rows
        .slice(0, ROWS_MAX)
        .map(({ table, id }) => `${encodeURIComponent(table)}:${id}`)
        .join(',')}`,
    camera && `camera=${encodeCamera(camera)}`,
  ];
  return parts.filter(Boolean).join('&');
}

/** What the end of a URL names; whatever is not understood is not there. */
export function decodePlace(hash: string): Place {
  const values = new Map(
    hash
      .replace(/^#/, '')
      .split('&')
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, at), part.slice(at + 1)] as const;
      }),
  );
  return {
    preset: decodeText(values.get('preset') ?? ''),
    rows: (values.get('rows') ?? '').split(',').slice(0, ROWS_MAX).flatMap(decodeRow),
    camera: decodeCamera(values.get('camera') ?? ''),
  };
}

/** The parts of a fragment that are a place; a token that stands beside them is not among them. */
export function placeIn(hash: string): string {
  return hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => /^(preset|rows|camera)=/.test(part))
    .join('&');
}

function encodeCamera(camera: CameraMode): string {
  switch (camera.kind) {
    case 'player':
      return `player:${camera.player}`;
    case 'row':
      return `row:${camera.id}`;
    case 'free': {
      const { at } = camera;
      return at ? `at:${Math.round(at.x)}:${Math.round(at.y)}:${at.zoom.toFixed(2)}` : 'free';
    }
    default:
      return camera.kind;
  }
}

function decodeCamera(text: string): CameraMode | undefined {
  const [kind, ...rest] = text.split(':');
  const numbers = rest.map(Number);
  if (!numbers.every(Number.isFinite)) return undefined;
  const [a, b, c] = numbers;
  if (kind === 'overview') return { kind };
  if (kind === 'free') return { kind };
  if (kind === 'player' && isNumber(a)) return { kind, player: a };
  if (kind === 'row' && isNumber(a)) return { kind, id: a };
  if (kind === 'at' && a !== undefined && b !== undefined && c !== undefined && c > 0) {
    return { kind: 'free', at: { x: a, y: b, zoom: c } };
  }
  return undefined;
}

function decodeRow(text: string): readonly Picked[] {
  const [table = '', id = ''] = text.split(':');
  return table !== '' && /^\d{1,10}$/.test(id) ? [{ table: decodeText(table), id: Number(id) }] : [];
}

function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 0;
}
