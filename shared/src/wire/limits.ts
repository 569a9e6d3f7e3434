/** Every limit of the protocol, with its unit; docs/protocol.md has the table, and each has a test that crosses it. */
export const LIMITS = {
  clientMessageBytesMax: 16_384,
  serverMessageBytesMax: 4_194_304,
  nameCharsMax: 20,
  tagCharsMax: 2,
  deviceKeyCharsMax: 64,
  tokenCharsMax: 512,
  roomIdCharsMax: 32,
  editsPerTransactionMax: 256,
  textCharsMax: 500,
  commandNameCharsMax: 64,
  /** Names of games, builds, views and rooms. */
  labelCharsMax: 64,
  refusalsPerReplyMax: 256,
  changesPerAuditEntryMax: 256,
  /** Beats that one telemetry message speaks of. */
  telemetryBeatsMax: 600,
  /** Lines of its log that a host remembers. */
  logLinesMax: 500,
  /** Alerts that a room remembers. */
  alertsMax: 64,
  /** Files with a room's last seconds that a host keeps, their bytes together, and characters of a name. */
  flightsMax: 24,
  flightFilesBytesMax: 268_435_456,
  flightNameCharsMax: 96,
  /** Bytes of one second that a room may write down for them. */
  tapeSecondBytesMax: 524_288,
  /** Slow beats that a room can tell about. */
  slowBeatsMax: 12,
  /** Fields of one view in one account of what frames took. */
  fieldBitsMax: 512,
  /** Rows that one field's account names. */
  rowBitsMax: 8,
  /** Topics that a session may watch at once. */
  topicsMax: 64,
  /** Beats without a frame after each one, that a page may ask for: 10 frames a second are left. */
  restBeatsMax: 5,
  /** Rows that a page says it has in hand. */
  pointedRowsMax: 16,
  /** People working in a room that the others are told about. */
  crewMax: 32,
  documentDepthMax: 16,
  /** Characters and levels of one expression. */
  expressionCharsMax: 300,
  expressionDepthMax: 12,
  /** Values that one expression may look at to come to an answer, with every table as full as it can be. */
  expressionStepsMax: 32_768,
  /** What a room keeps for its operators, of each kind. */
  breakpointsMax: 32,
  watchesMax: 32,
  schedulesMax: 64,
  rulesMax: 32,
  bookmarksMax: 256,
  /** Commands that one schedule or rule gives. */
  callsPerEntryMax: 8,
  /** Values that all expressions of a room together may look at, once a tick or beat. */
  entryStepsMax: 65_536,
  /** How far ahead a schedule may be, and how long a rule may wait or rest: a day. */
  scheduleSecondsMax: 86_400,
  /** Characters of why time goes as it does, on everybody's screen. */
  reasonCharsMax: 120,
  /** Changes of one document part in one frame; where there are more, the whole part is sent. */
  treeChangesMax: 1_024,
  viewsPerSessionMax: 16,
  helloTimeoutMs: 5_000,
  pongTimeoutMs: 10_000,
  inputSilenceNeutralMs: 250,
  inputSilenceBotMs: 3_000,
  seatHeldMs: 60_000,
  inputsBufferedMax: 6,
  messagesPerSecondMax: 300,
  unclaimedBeatsMax: 4,
  /** Bytes that may wait in a session's socket before the room skips it. */
  bufferedBytesMax: 65_536,
  /** Beats a session may leave unacknowledged before the room skips it; two seconds at 60 Hz. */
  unackedBeatsMax: 120,
  baselinesPerViewMax: 6,
  hashEveryBeats: 30,
  mismatchesMax: 3,
  mismatchWindowMs: 30_000,
  /** Disputes about the truth that a room looks into within the mismatch window; of others it notes the beat and view. */
  disputesMax: 8,
  /** Places that one of them names. */
  differencesNamedMax: 16,
  sessionsMax: 1_024,
  roomsMax: 16,
  /** Beats of history a room keeps: what a late baseline may be. */
  historyBeats: 128,
  auditEntriesMax: 500,
  /** Values that a room remembers for undo; of what was commanded before, it is known and cannot be taken back. */
  undoValuesMax: 65_536,
  /** How long somebody may steer in another's stead. */
  leaseSecondsMax: 600,
  /** How long, and by how much, one person's link may be made worse. */
  weatherSecondsMax: 3_600,
  weatherMsMax: 1_000,
  stallMsMax: 5_000,
  stallEveryMsMax: 60_000,
  weatherKilobytesPerSecondMax: 10_000,
  /** Messages and bytes that weather may hold up on one way of a link; beyond, the oldest get through early. */
  heldMessagesMax: 1_024,
  heldBytesMax: 1_048_576,
  eventTicks: 30,
  /** Simulated seconds a second of wall time. */
  speedMin: 0.05,
  speedMax: 8,
  /** Ticks one step command may ask for. */
  stepTicksMax: 600,
  /** Ticks a room makes in one beat, in fast forward and when it catches up. */
  ticksPerBeatMax: 8,
  /** Late beats that a room makes up for; beyond that they are missed and counted. */
  catchUpBeatsMax: 8,
  /** Array buffers of one room, above which it is ended and started anew. */
  roomArrayBufferBytesMax: 268_435_456,
  /** JavaScript heap of one room, in MiB. */
  roomHeapMiBMax: 256,
  /** How far back in simulated time an input may say its sender was looking. */
  shownTicksBackMax: 13,
  /** Devices a room remembers, so that who comes back gets the same player number, name and score. */
  devicesMax: 1_024,
  /** Bans, mutes, warnings and notes that a host keeps; beyond that the oldest that count no more are forgotten. */
  marksMax: 4_096,
  /** Of these, how many it shows. */
  marksToldMax: 500,
  /** Minutes that a ban or mute, or a link, may be limited to; a year. */
  termMinutesMax: 525_600,
  /** Links that work at once. */
  linksMax: 64,
  linkLabelCharsMax: 40,
  /** Lines that one player may say within the window. */
  linesMax: 5,
  linesWindowMs: 10_000,
  /** Commands in one batch. */
  callsPerBatchMax: 64,
  /** Entries that the host's own audit holds over restarts; beyond that the oldest go. */
  storedAuditEntriesMax: 100_000,
} as const;
