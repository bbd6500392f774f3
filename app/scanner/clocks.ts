import type { Clocks } from "#app/domain/gate/list-age.ts";

/** Both clocks of this phone, now. */
export const readClocks = (): Clocks => ({ wall: Date.now(), monotonic: performance.now() });
