import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Draws the board anew when somebody else has changed it. */
export function useBoardNews(): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const news = new EventSource("/bilaterals/news");
    news.addEventListener("message", () => void revalidate());
    return () => news.close();
  }, [revalidate]);
}
