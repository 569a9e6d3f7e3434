/** How a stream gets from a host to its receivers, and their inputs to the host. */
export const WAYS = ['polling', 'long poll', 'SSE', 'Socket.IO', 'ours'] as const;
export type Way = (typeof WAYS)[number];

/** Socket.IO sends what is binary as two messages: what it is, in text, and the bytes. */
export const MESSAGES_OF_SOCKET_IO = 2;
