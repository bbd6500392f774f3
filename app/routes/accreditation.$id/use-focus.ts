import { type RefObject, useEffect } from "react";

/** A file that opens takes the focus, so that its keys act at once and a screen reader says whose it is. */
export function useFocusOnOpening(dossier: RefObject<HTMLElement>, id: string): void {
  useEffect(() => {
    dossier.current?.focus({ preventScroll: true });
  }, [dossier, id]);
}
