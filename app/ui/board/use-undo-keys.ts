import { useEffect, useRef } from "react";

const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

/** Ctrl+Z goes a step back, Ctrl+Shift+Z and Ctrl+Y forward; in a field they belong to its text. */
export function useUndoKeys(order: (fields: Record<string, string>) => void): void {
  const latest = useRef(order);
  useEffect(() => {
    latest.current = order;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (event.target instanceof Element && event.target.matches(TYPING)) return;
      // By their places, so that they work on Russian and Kazakh layouts too.
      const redo = event.code === "KeyY" || (event.code === "KeyZ" && event.shiftKey);
      if (!redo && event.code !== "KeyZ") return;
      event.preventDefault();
      latest.current({ intent: redo ? "redo" : "undo" });
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
