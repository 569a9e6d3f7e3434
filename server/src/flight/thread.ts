import { renameSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { constants, gzipSync } from 'node:zlib';
import { flightLines } from './lines.js';
import { readTape } from './tape-reader.js';
import type { FlightJob } from './write.js';

// A thread of its own, for one file: what takes a second here would hold up everybody's frames elsewhere.
const { tape, about, log, file } = workerData as FlightJob;
const lines = [...flightLines(readTape(tape), about, log)];
const bytes = gzipSync(`${lines.join('\n')}\n`, { level: constants.Z_BEST_SPEED });
// Written aside and renamed, so that nobody ever sees half a flight.
writeFileSync(`${file}.tmp`, bytes);
renameSync(`${file}.tmp`, file);
parentPort?.postMessage(bytes.length);
