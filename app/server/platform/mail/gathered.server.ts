import { isDemonstration } from "../env.server.ts";

/** How long news are gathered for one letter, seconds. In the demonstration nobody waits for the outbox. */
export const gatheredSeconds = (): number => (isDemonstration() ? 5 : 120);
