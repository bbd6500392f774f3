import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";

/** Asks for a session's page anew when somebody moved its order or its floor. @returns whether the line is down */
export function useSessionNews(session: string): boolean {
  const { revalidate } = useRevalidator();
  const [lost, setLost] = useState(false);
  useEffect(() => {
    const news = new EventSource(`/precedence/${encodeURIComponent(session)}/news`);
    let wasLost = false;
    news.addEventListener("message", () => void revalidate());
    news.addEventListener("open", () => {
      // What happened while the line was down was told to nobody.
      if (wasLost) void revalidate();
      wasLost = false;
      setLost(false);
    });
    news.addEventListener("error", () => {
      wasLost = true;
      setLost(true);
    });
    return () => news.close();
  }, [session, revalidate]);
  return lost;
}
