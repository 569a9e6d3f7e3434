import { isBeingMended } from './frames/truth.js';
import type { RoomDeps, RoomParts } from './parts.js';
import { welcomeTo } from './people/welcome.js';
import type { ArrivedInput, ToRoom } from './port.js';

/** Hands what came into a room to the part that it is for. */
export class Mail {
  constructor(
    private readonly deps: RoomDeps,
    private readonly parts: RoomParts,
  ) {}

  /** Deals with one message, in the beat that is being made. */
  deliver(message: ToRoom, beat: number): void {
    const { witness, commands, board, sessions, house, automation, crew, arrivals } = this.parts;
    witness.hear(message);
    switch (message.kind) {
      case 'attach':
        this.attach(message, beat);
        break;
      case 'detach':
        this.depart(message, beat);
        break;
      case 'input':
        this.steer(message);
        break;
      case 'command':
        commands.run(message, beat);
        break;
      case 'resync':
        this.resync(message, beat);
        break;
      case 'desync':
        this.settle(message);
        break;
      case 'watch':
        board.watch(message.session, message.topics);
        break;
      case 'fact':
        board.post(message.topic, message.value);
        break;
      case 'gaze':
        sessions.turn(message);
        break;
      case 'rest':
        sessions.rest(message);
        break;
      case 'alarm':
      case 'alerts':
        witness.take(message);
        break;
      case 'house':
        house.learn(message);
        automation.checkRights();
        break;
      case 'point':
        crew.point(message);
        break;
      case 'stop':
        for (const session of [...sessions.all]) arrivals.dismiss(session, 'roomClosed');
        break;
    }
  }

  private attach(attach: Extract<ToRoom, { kind: 'attach' }>, beat: number): void {
    const { config, game, build, emit } = this.deps;
    const session = this.parts.arrivals.arrive(attach, beat);
    if (!session) return;
    emit({ kind: 'tell', sessions: [session.number], message: welcomeTo(session, config, game, build) });
  }

  private depart({ session: number, why }: Extract<ToRoom, { kind: 'detach' }>, beat: number): void {
    const { sessions, arrivals, witness } = this.parts;
    const session = sessions.find(number);
    arrivals.depart(number, beat);
    if (session) witness.lost(session, why);
  }

  private steer(input: ArrivedInput): void {
    const { sessions, seats, leases, witness } = this.parts;
    witness.input(input);
    const session = sessions.find(input.session);
    session?.traffic.inputs.add(1);
    const seat = leases.seatOf(input.session) ?? seats.find(session?.player ?? 0);
    if (seat) seats.put(seat, input);
  }

  private resync({ session: number, kind: _, ...complaint }: Extract<ToRoom, { kind: 'resync' }>, beat: number): void {
    const { sessions, arrivals, reporter, witness, disputes } = this.parts;
    const { emit } = this.deps;
    const session = sessions.find(number);
    if (!session || isBeingMended(session, complaint, beat)) return;
    const data = { session: number, ...complaint };
    emit({ kind: 'log', level: 'warn', text: 'A page disagrees with the room; it gets a keyframe.', data });
    reporter.counts.mismatches++;
    witness.disputed(session, `beat ${complaint.beat}, ${complaint.reason}`);
    if (complaint.reason === 'mismatch') disputes.raise(session, complaint, beat);
    session.flow.reset();
    if (session.truth.complain(beat) === 'bearable') return;
    arrivals.depart(number, beat);
    witness.lost(session, 'diverged');
    emit({ kind: 'close', session: number, reason: 'diverged' });
  }

  private settle(desync: Extract<ToRoom, { kind: 'desync' }>): void {
    const { sessions, disputes } = this.parts;
    const session = sessions.find(desync.session);
    if (session) disputes.settle(session, desync);
  }
}
