import type { Role } from '@tickdeck/shared/wire/messages.js';
import type { Component } from 'solid-js';
import type { IconName } from '../../ui/icon.js';
import { AutomatePanel } from './automate/automate-panel.js';
import { AlertsPanel } from './explain/alerts-panel.js';
import { FlightsPanel } from './explain/flights-panel.js';
import { LogPanel } from './explain/log-panel.js';
import { TicksPanel } from './explain/ticks-panel.js';
import { TrafficPanel } from './explain/traffic-panel.js';
import type { Source } from './freshness.js';
import { Inspector } from './inspector/inspector.js';
import { PinsPanel } from './inspector/pins-panel.js';
import { BansPanel } from './people/bans-panel.js';
import { PeoplePanel } from './people/people-panel.js';
import { LinksPanel } from './rooms/links-panel.js';
import { RoomsPanel } from './rooms/rooms-panel.js';
import { AuditPanel } from './run/audit-panel.js';
import { ChartsPanel } from './run/charts-panel.js';
import { RunPanel } from './run/run-panel.js';
import { WorldPanel } from './world/world-panel.js';

/** The tabs of a phone; each holds the panels that name it. */
export const TABS = [
  { id: 'world', title: 'World', icon: 'overview' },
  { id: 'players', title: 'Players', icon: 'people' },
  { id: 'inspector', title: 'Inspector', icon: 'table' },
  { id: 'run', title: 'Run', icon: 'clock' },
  { id: 'audit', title: 'Audit', icon: 'audit' },
] as const satisfies readonly { readonly id: string; readonly title: string; readonly icon: IconName }[];

export type Tab = (typeof TABS)[number]['id'];

/** One panel of the deck. It lives only while it can be seen, so what it watches costs nothing when it cannot. */
export interface Panel {
  /** Stands in saved layouts: never given to another panel. */
  readonly id: string;
  readonly title: string;
  readonly icon: IconName;
  /** Where it is on a phone. */
  readonly tab: Tab;
  /** Where its values come from; frames of the world, unless it says otherwise. */
  readonly heard?: Source;
  /** Least role that is shown anything of this; everybody's, unless it says otherwise. */
  readonly role?: Role;
  readonly View: Component;
}

/** All panels, in the order of menus and of a phone's tabs. A preset of layout/presets.ts says where they are on a wide screen. */
export const PANELS: readonly Panel[] = [
  { id: 'world', title: 'World', icon: 'overview', tab: 'world', View: WorldPanel },
  { id: 'players', title: 'Players', icon: 'people', tab: 'players', View: PeoplePanel },
  { id: 'bans', title: 'Bans', icon: 'kick', tab: 'players', View: BansPanel },
  { id: 'rooms', title: 'Rooms', icon: 'devices', tab: 'players', View: RoomsPanel },
  { id: 'links', title: 'Links', icon: 'copy', tab: 'players', View: LinksPanel },
  { id: 'inspector', title: 'Inspector', icon: 'table', tab: 'inspector', View: Inspector },
  { id: 'pins', title: 'Pinned', icon: 'pin', tab: 'inspector', View: PinsPanel },
  { id: 'time', title: 'Time', icon: 'clock', tab: 'run', View: RunPanel },
  { id: 'automate', title: 'Automate', icon: 'automate', tab: 'run', role: 'moderator', View: AutomatePanel },
  { id: 'load', title: 'Load', icon: 'scores', tab: 'run', heard: 'telemetry', role: 'moderator', View: ChartsPanel },
  { id: 'ticks', title: 'Ticks', icon: 'slow', tab: 'run', heard: 'beats', role: 'operator', View: TicksPanel },
  {
    id: 'traffic',
    title: 'Traffic',
    icon: 'layers',
    tab: 'run',
    heard: 'bandwidth',
    role: 'operator',
    View: TrafficPanel,
  },
  { id: 'audit', title: 'Audit', icon: 'audit', tab: 'audit', role: 'moderator', View: AuditPanel },
  { id: 'alerts', title: 'Alerts', icon: 'warning', tab: 'audit', role: 'operator', View: AlertsPanel },
  { id: 'log', title: 'Log', icon: 'info', tab: 'audit', role: 'operator', View: LogPanel },
  { id: 'flights', title: 'Flights', icon: 'save', tab: 'audit', role: 'operator', View: FlightsPanel },
];

const BY_ID: ReadonlyMap<string, Panel> = new Map(PANELS.map((panel) => [panel.id, panel]));

export function panelOf(id: string): Panel | undefined {
  return BY_ID.get(id);
}
