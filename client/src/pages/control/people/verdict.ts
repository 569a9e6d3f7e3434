import type { SessionReport } from '@tickdeck/shared/wire/messages.js';

/** How somebody's connection is, for a person. */
export interface Verdict {
  readonly grade: 'good' | 'fair' | 'poor';
  readonly text: string;
}

/** What is usual in the room. */
export interface Usual {
  /** Frames a second to somebody whose link is good. */
  readonly beatRate: number;
  /** Inputs a second from each player at the present speed. */
  readonly inputRate: number;
}

/** From each on it is worth a word, and then bad. */
const JITTER_MS = [15, 40] as const;
const RTT_MS = [120, 250] as const;
const LATE_MS = [150, 300] as const;
const GAPS = [6, 30] as const;
const STRIDE = [2, 6] as const;
/** A player who sends less than this share of the usual inputs has a slow page or a bad way here. */
const INPUTS_SHARE = 0.8;
/** The host tells of the stalls of so many seconds. */
const STALLS_SECONDS = 10;
/** A phone this near whose link stands still now and then has its Wi-Fi to blame; a computer may be on a cable and busy. */
const NEAR_MS = 60;

type Grade = Verdict['grade'];

/** What there is to say about a connection, the worst first and then what comes of it. */
export function verdictOf(report: SessionReport, usual: Usual): Verdict {
  const { rttMs, jitterMs, stalls, stride, rest, gaps } = report;
  const said: (readonly [grade: Grade, text: string])[] = [];
  const say = (grade: Grade, text: string) => grade !== 'good' && said.push([grade, text]);
  say(stalls === 0 ? 'good' : stalls === 1 ? 'fair' : 'poor', sayStalls(report));
  // Stalls are uneven enough.
  if (stalls === 0) say(gradeOf(jitterMs, JITTER_MS), `jitter of ${Math.round(jitterMs)} ms`);
  say(gradeOf(rttMs, RTT_MS), `${Math.round(rttMs)} ms there and back`);
  // Fewer frames than there could be are worth a word where the page did not ask for them.
  if (stride > rest + 1) say(gradeOf(stride, STRIDE), `${Math.round(usual.beatRate / stride)} Hz tier`);
  if (report.pilot === 'human') {
    const isShort = usual.inputRate > 0 && report.inputRate < usual.inputRate * INPUTS_SHARE;
    say(
      isShort ? 'fair' : 'good',
      `sends ${Math.round(report.inputRate)} of ${Math.round(usual.inputRate)} inputs a second`,
    );
    if (!isShort) say(gradeOf(gaps, GAPS), `${gaps} inputs of the last 2 s came too late`);
  }
  const late = `sees the world ${Math.round(report.lateMs / 10) * 10} ms late`;
  const lateGrade = gradeOf(report.lateMs, LATE_MS);
  if (said.length === 0 && lateGrade === 'good') return { grade: 'good', text: `Good; ${late}` };
  const grade = [...said.map(([one]) => one), lateGrade].includes('poor') ? 'poor' : 'fair';
  return { grade, text: capital([...said.map(([, text]) => text), late].join('; ')) };
}

function sayStalls({ gear, rttMs, stallMs, stalls }: SessionReport): string {
  const ms = Math.round(stallMs / 10) * 10;
  if (stalls === 1) return `one stall of ${ms} ms`;
  const every = Math.max(1, Math.round(STALLS_SECONDS / Math.max(1, stalls)));
  const isWifi = gear === 'phone' && rttMs < NEAR_MS;
  return `${isWifi ? 'Wi-Fi ' : ''}stalls of ${ms} ms every ${every} s`;
}

function gradeOf(value: number, [fair, poor]: readonly [number, number]): Grade {
  return value >= poor ? 'poor' : value >= fair ? 'fair' : 'good';
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
