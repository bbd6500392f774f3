import { useEffect, useState } from "react";

/** So long nobody was scanned before a newer scanner takes over. */
const QUIET_MS = 60_000;

/**
 * Opens the newer scanner that the service worker found, once the guard has been idle for a minute: never with a verdict
 * on the screen, nor while somebody might be holding a badge up. Without the server the present one stays: it knows how old
 * its list is, and the next one would not.
 */
export function useNewerScanner(isIdle: boolean): void {
  const [isNewer, setNewer] = useState(false);
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const { serviceWorker } = navigator;
    const hear = ({ data }: MessageEvent<{ kind?: string } | null>) => {
      if (data?.kind === "newer") setNewer(true);
    };
    serviceWorker.addEventListener("message", hear);
    return () => serviceWorker.removeEventListener("message", hear);
  }, []);
  useEffect(() => {
    if (!isNewer || !isIdle) return;
    const timer = setTimeout(() => location.reload(), QUIET_MS);
    return () => clearTimeout(timer);
  }, [isNewer, isIdle]);
}
