/** `stop`: the gate lets nobody in until the word is ended; `notice`: words to read. */
export const BROADCAST_KINDS = ["stop", "notice"] as const;
export type BroadcastKind = (typeof BROADCAST_KINDS)[number];
