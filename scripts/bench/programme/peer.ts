import type { Face } from "#app/server/print/fonts.server.ts";

import type { PeerPage } from "./boxes.ts";

/** One document: how long it took in all and, where it is known, for printing alone. Milliseconds. */
export type PeerRun = { ms: number; printMs?: number; bytes: number; pdf: Uint8Array };
export type Peer = {
  print: (pages: readonly PeerPage[], run: number) => Promise<PeerRun>;
  close: () => Promise<void>;
};

/** The faces of the programme. */
export const PEER_FACES = [
  "sans",
  "sans-medium",
  "sans-semibold",
  "serif",
  "serif-medium",
] as const satisfies readonly Face[];
