/** A run waits for a worker, destroys class after class, and ends with its act; failed, it can be taken up again. */
export const RUN_STAGES = ["waiting", "running", "done", "failed"] as const;
export type RunStage = (typeof RUN_STAGES)[number];

export const isUnderWay = (stage: RunStage): boolean => stage === "waiting" || stage === "running";

/** What can be asked about one person: a copy of all that is held, or its end. */
export const REQUEST_KINDS = ["export", "erasure"] as const;
