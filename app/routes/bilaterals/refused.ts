import type { BoardRefusal } from "#app/server/bilateral/in-one-go.server.ts";

/** A refused order: why, which request it was for, and the room it was meant for. */
export type Refused = {
  refused: BoardRefusal | { kind: "malformed" };
  requestId: string | null;
  roomId: string;
};
