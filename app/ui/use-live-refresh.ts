import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Asks for a page's data anew while it is looked at: when its window comes back, and every so many seconds. */
export function useLiveRefresh(seconds: number): void {
  const { state, revalidate } = useRevalidator();
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === "visible" && state === "idle") revalidate();
    };
    const timer = setInterval(refresh, seconds * 1000);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [seconds, state, revalidate]);
}
