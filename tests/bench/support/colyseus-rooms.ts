import { Room } from '@colyseus/core';
import { schema, t } from '@colyseus/schema';
import { BEAT_MS } from '@tickdeck/server/room/timing.js';

const Input = schema({ move: t.int8() }, 'Input');
const IdleState = schema({ round: t.uint32() }, 'IdleState');

/** A game in which nothing changes, that takes inputs: then each patch tells what time it is, whatever else it tells. */
export class IdleRoom extends Room {
  override state = new IdleState();
  override patchRate = BEAT_MS;
  override inputs = this.defineInput(Input);
}
