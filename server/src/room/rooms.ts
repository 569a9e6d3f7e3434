import type { FromRoom, RoomConfig, RoomPort, RoomReport } from './port.js';

/** One running room, as the lobby and the metrics see it. */
export interface RoomState {
  readonly config: RoomConfig;
  /** The newest report; null until the room has made its first. */
  readonly report: RoomReport | null;
  readonly state: 'running' | 'restarting';
}

/** Hears everything a room says; `room` is its id. */
export type RoomListener = (room: string, message: FromRoom) => void;

/**
 * All rooms of this process. A room that throws, hangs or outgrows its memory says `failed` once and comes back with fresh
 * memory and no sessions: who speaks to rooms forgets the room's sessions at `failed` and asks `get` again before the next attach.
 */
export interface Rooms {
  /** Starts a room. @throws RangeError when the id is taken, the game unknown or `LIMITS.roomsMax` reached. */
  create(config: RoomConfig): RoomPort;
  /** The room's port, or undefined when there is no such room or it is between a failure and its restart. */
  get(id: string): RoomPort | undefined;
  /** In order of creation. */
  list(): readonly RoomState[];
  /** Ends a room for good; resolves when its thread is gone, at once when there is no such room. */
  close(id: string): Promise<void>;
  /** Ends all rooms. */
  stop(): Promise<void>;
  /** Adds a listener; the result removes it. Rooms set the listeners of their ports themselves. */
  listen(listener: RoomListener): () => void;
}
