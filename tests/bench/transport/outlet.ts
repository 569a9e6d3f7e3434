import type { Server } from 'node:http';
import type { Traffic } from './traffic.js';

/** Sends a frame to all receivers there are, or keeps it until they ask. */
export type Outlet = (frame: Uint8Array) => void;

/** Serves one way on a server that does nothing else yet, and tells `traffic` of inputs. */
export type OpenOutlet = (server: Server, traffic: Traffic) => Outlet;
