import { useEffect, useState } from "react";

import type { ProgrammeState, ProgrammeView } from "#app/server/programme/page.server.ts";
import { later, recall, remember } from "#app/ui/offline/heard.ts";
import { documentAt, keepPage } from "#app/ui/offline/keep-page.ts";

/** So often an open page asks although nothing was told. */
const ASK_MS = 60_000;
const TICK_MS = 5_000;
const MINUTE = 60_000;

/** What was heard last, and when by this page's monotonic clock: below zero where it was before the page was opened. */
type Heard = { view: ProgrammeView; at: number };

/**
 * The programme as it is now: asked anew when a version is published, when the page is looked at again, and each minute.
 * Without a network the page goes on from what it knows; opened anew it goes on from what was heard last. Only what everybody
 * may see stays on the device.
 * @returns `now` in ms (summit time); `age` in minutes while the server is not heard, else null
 */
export function useProgramme(
  loaded: ProgrammeView,
  language: string,
): { view: ProgrammeView; now: number; age: number | null } {
  const [heard, setHeard] = useState<Heard>({ view: loaded, at: 0 });
  const [clock, setClock] = useState(0);
  const [cut, setCut] = useState(false);

  useEffect(() => {
    const name = `programme ${language}`;
    const began = performance.now();
    const sinceBegin = () => performance.now() - began;
    let { what: current, at } = newest(name, loaded);
    setHeard({ view: current, at: Math.min(0, at - Date.now()) });
    const ask = async () => {
      setClock(sinceBegin());
      try {
        const address = `/programme/state?have=${current.tag}`;
        const answer = await fetch(address, { signal: AbortSignal.timeout(8_000) });
        if (!answer.ok) return setCut(true);
        const { view, now } = (await answer.json()) as ProgrammeState;
        current = { ...(view ?? current), now };
        at = Date.now();
        setHeard({ view: current, at: sinceBegin() });
        setCut(false);
        if (current.audience === "public") remember(name, { what: current, at });
      } catch {
        setCut(true);
      }
    };
    const stop = whileLookedAt(() => void ask());
    const gone = () => setCut(true);
    const back = () => void ask();
    window.addEventListener("offline", gone);
    window.addEventListener("online", back);
    const ticking = setInterval(() => setClock(sinceBegin()), TICK_MS);
    return () => {
      stop();
      window.removeEventListener("offline", gone);
      window.removeEventListener("online", back);
      clearInterval(ticking);
    };
  }, [loaded, language]);

  const { tag } = heard.view;
  useEffect(() => {
    // A page that cannot be kept is a page all the same.
    keepPage({
      ...{ worker: "/programme/sw.js", scope: "/programme", page: "/programme", language },
    }).catch(() => undefined);
  }, [language, tag]);

  const since = Math.max(0, clock - heard.at);
  return {
    view: heard.view,
    now: heard.view.now + since,
    age: cut ? Math.floor(since / MINUTE) : null,
  };
}

/** What this document brought, or what was heard since it was made; never another audience's. */
function newest(name: string, loaded: ProgrammeView) {
  const kept = recall<ProgrammeView>(name);
  const own = kept?.what.audience === loaded.audience ? kept : null;
  return later({ what: loaded, at: documentAt() }, own);
}

/** Asks at once, at each word from the server and each minute, but only while somebody looks at the page. */
function whileLookedAt(ask: () => void): () => void {
  let stop = () => {};
  const begin = () => {
    stop();
    if (document.visibilityState === "hidden") return;
    ask();
    const news = new EventSource("/programme/news");
    news.addEventListener("message", ask);
    const asking = setInterval(ask, ASK_MS);
    stop = () => {
      news.close();
      clearInterval(asking);
    };
  };
  begin();
  document.addEventListener("visibilitychange", begin);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", begin);
  };
}
