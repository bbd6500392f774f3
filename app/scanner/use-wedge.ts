import { useEffect } from "react";

import { CODE_PREFIX } from "#app/domain/badge/code-prefix.ts";

import { createWedge } from "./wedge.ts";

/** Takes codes from a hardware scanner, while `reading`; keys for a field or a button are left to them. */
export function useWedge(reading: boolean, onCode: (text: string) => void): void {
  useEffect(() => {
    if (!reading) return;
    const wedge = createWedge(CODE_PREFIX);
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey) return;
      const { key, code, shiftKey: shift, timeStamp: at } = event;
      const { isScanner, text } = wedge.press({ key, code, shift, at });
      // Otherwise the Enter at a code's end would press whatever button has the focus.
      if (isScanner) event.preventDefault();
      if (text !== null) onCode(text);
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, [reading, onCode]);
}
