type Battery = { level: number };

declare global {
  interface Navigator {
    /** Battery Status API: Chromium has it, lib.dom does not. */
    getBattery?: () => Promise<Battery>;
  }
}

let battery: Battery | undefined;
let isAsked = false;

/** Percent left; null where the browser does not tell, or not yet: some never answer, and nothing waits for it. */
export function batteryPercent(): number | null {
  if (!isAsked) {
    isAsked = true;
    navigator.getBattery?.().then(
      (told) => {
        battery = told;
      },
      () => undefined,
    );
  }
  return battery ? Math.round(battery.level * 100) : null;
}
