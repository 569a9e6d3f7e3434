import './vitals.css';
import { WEAPONS } from '@tickdeck/shared/games/skirmish/kinds.js';
import type { SkirmishDocument } from '@tickdeck/shared/games/skirmish/state.js';
import { SHIELD_MAX, SHIP_HP_MAX, TICK_RATE } from '@tickdeck/shared/games/skirmish/tuning.js';
import { createMemo, Show } from 'solid-js';
import type { Shown } from '../../../net/frame.js';
import { css, PICKUP_COLORS } from '../art/ink.js';
import { partOf, rowsOf, shipOf } from '../rows.js';

/** Seconds a picked-up weapon lasts; its bar is full then. */
const WEAPON_SECONDS = 9;
const WEAPON_NAMES = ['', 'Rapid fire', 'Spread'] as const;

interface State {
  readonly hp: number;
  readonly shield: number;
  readonly weapon: number;
  readonly weaponLeft: number;
  readonly dashReady: number;
}

function stateOf(shown: Shown | undefined): State | undefined {
  if (!shown) return undefined;
  const index = shipOf(shown, shown.player);
  if (index < 0) return undefined;
  const { columns } = rowsOf(shown, 'ships');
  const cooldown = rulesOf(shown)?.dashCooldown ?? 1;
  const dashWait = Math.max(0, ((columns.dashReadyAt[index] ?? 0) - shown.tick) / TICK_RATE);
  return {
    hp: (columns.hp[index] ?? 0) / SHIP_HP_MAX,
    shield: (columns.shield[index] ?? 0) / SHIELD_MAX,
    weapon: columns.weapon[index] ?? 0,
    weaponLeft: Math.max(0, ((columns.weaponUntil[index] ?? 0) - shown.tick) / TICK_RATE),
    dashReady: 1 - Math.min(1, dashWait / cooldown),
  };
}

function rulesOf(shown: Shown): SkirmishDocument['rules'] | undefined {
  return partOf(shown, 'rules');
}

/** Health, shield, dash and the weapon one has found, as bars with their numbers. */
export function Vitals(props: { readonly shown: () => Shown | undefined }) {
  const state = createMemo(() => stateOf(props.shown()));
  return (
    <Show when={state()}>
      {(now) => (
        <section class="skirmish-vitals" aria-label="Your ship">
          <Bar
            label="Hull"
            share={now().hp}
            text={`${Math.round(now().hp * 100)}`}
            kind={now().hp < 0.35 ? 'low' : 'hull'}
          />
          <Bar label="Shield" share={now().shield} text={`${Math.round(now().shield * 100)}`} kind="shield" />
          <Bar
            label="Dash"
            share={now().dashReady}
            text={now().dashReady >= 1 ? 'ready' : ''}
            kind={now().dashReady >= 1 ? 'dash' : 'waiting'}
          />
          <Show when={now().weapon > 0 && now().weaponLeft > 0}>
            <div class="skirmish-power" style={{ '--power': css(powerColor(now().weapon)) }}>
              <span>{WEAPON_NAMES[now().weapon]}</span>
              <span>{now().weaponLeft.toFixed(1)} s</span>
              <span
                class="skirmish-power-left"
                style={{ transform: `scaleX(${Math.min(1, now().weaponLeft / WEAPON_SECONDS)})` }}
              />
            </div>
          </Show>
        </section>
      )}
    </Show>
  );
}

function powerColor(weapon: number): number {
  return (WEAPONS[weapon] === 'rapid' ? PICKUP_COLORS[1] : PICKUP_COLORS[2]) ?? 0xffffff;
}

function Bar(props: { readonly label: string; readonly share: number; readonly text: string; readonly kind: string }) {
  const ticked = () => props.kind !== 'dash' && props.kind !== 'waiting';
  return (
    <div class={`skirmish-bar ${props.kind}`}>
      <span class="skirmish-bar-label">{props.label}</span>
      <span class="skirmish-bar-track" classList={{ ticked: ticked() }}>
        <span class="skirmish-bar-fill" style={{ transform: `scaleX(${props.share})` }} />
      </span>
      <span class="skirmish-bar-value">{props.text}</span>
    </div>
  );
}
