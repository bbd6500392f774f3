import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Draws the present day anew when it has changed; a replayed minute stays as it was. */
export function useWallNews(live: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!live) return;
    const news = new EventSource("/operations/news");
    news.addEventListener("message", () => void revalidate());
    return () => news.close();
  }, [live, revalidate]);
}
