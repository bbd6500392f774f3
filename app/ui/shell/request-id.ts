import { createContext, useContext } from "react";

/** The id of the request that a page answers, while the server draws it. */
export const RequestIdContext = createContext("");

let lastFailed = "";

/** In the browser: the id of the last answer that was a failure, else that of the page as it came. */
export function useRequestId(): string {
  const drawn = useContext(RequestIdContext);
  if (typeof document === "undefined") return drawn;
  return (
    lastFailed ||
    (document.querySelector<HTMLMetaElement>('meta[name="request-id"]')?.content ?? "")
  );
}

/** Moving from page to page asks for data alone: only the answer's header says which request failed. */
export function noteRequestIds(window: Window & typeof globalThis): void {
  const ask = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const answer = await ask(...request);
    if (!answer.ok) lastFailed = answer.headers.get("x-request-id") ?? "";
    return answer;
  };
}

/** The first eight digits are enough to find a line of the log, and few enough to be said: `3F2A 91BC`. */
export const shortId = (id: string): string =>
  id
    .slice(0, 8)
    .toUpperCase()
    .replace(/^(.{4})/, "$1 ");
