import { useEffect, useState, useSyncExternalStore } from "react";

import { createDuty, type Duty } from "./duty.ts";
import { type DutyState, STARTING } from "./duty-state.ts";

/** The phone's duty and its present state; on the server, where no phone is, always starting. */
export function useDuty(): { duty: Duty; state: DutyState } {
  const [duty] = useState(createDuty);
  useEffect(() => duty.start(), [duty]);
  const state = useSyncExternalStore(duty.subscribe, duty.state, () => STARTING);
  return { duty, state };
}

/** Keeps the screen lit while the guard works, where the browser can. */
export function useScreenLit(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const light = () => {
      if (document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
      navigator.wakeLock.request("screen").then(
        (granted) => {
          lock = granted;
        },
        // An empty battery refuses; the phone then dims as it always does.
        () => undefined,
      );
    };
    light();
    document.addEventListener("visibilitychange", light);
    return () => {
      document.removeEventListener("visibilitychange", light);
      void lock?.release();
    };
  }, []);
}
