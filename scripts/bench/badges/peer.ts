import type { PreparedBadge } from "./paper.ts";

/** A peer: it prints part `number` into the folder and says how many bytes that took. */
export type Press = {
  print: (badges: readonly PreparedBadge[], number: number) => Promise<number>;
  processes: () => Promise<number>;
  close: () => Promise<void>;
};
/** CPU is that of all threads of the process: it tells more than the clock on a machine that is shared. */
export type Run = {
  cpuMsPerBadge: number;
  perSecond: number;
  peakMb: number;
  bytesPerBadge: number;
  processes: number;
};
