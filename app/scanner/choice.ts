/** What a guard chose on this phone: which camera, and whether the torch is on. Holds nothing about people. */
const CAMERA = "gate-camera";
const TORCH = "gate-torch";

export const chosenCamera = (): string | undefined => read(CAMERA);
export const chooseCamera = (deviceId: string | undefined): void => write(CAMERA, deviceId);
export const isLit = (): boolean => read(TORCH) === "on";
export const keepLit = (on: boolean): void => write(TORCH, on ? "on" : undefined);

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    // A browser may refuse; the phone then begins anew each time.
    return undefined;
  }
}

function write(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // As above, and also when the phone is full: a choice is not worth a word to the guard.
  }
}
