/** From a message's coming here until the room has surely found it: what every input needs. */
const HANDOVER_MS = 0.4;
/** What the gateway takes over one input. */
const INPUT_MS = 0.03;
/** A third of a beat; larger crowds share their moments. */
const SPREAD_MS = 5;

/**
 * How long before its tick a session's input should be here. Sessions differ by the time that an input takes, so that a crowd
 * comes one after the other instead of all in the same instant. What a link's own jitter needs comes on top of it: pages
 * steer by the latest of their inputs, not by the usual ones.
 * @param place - the session's among those of its room, from 0 up.
 */
export function slackOf(place: number): number {
  return HANDOVER_MS + ((place * INPUT_MS) % SPREAD_MS);
}
