import { useEffect, useState } from "react";

import { signAge } from "#app/domain/bilateral/door-sign.ts";
import type { DoorSign } from "#app/server/bilateral/room/door-sign.server.ts";
import { flagUrl } from "#app/ui/flag.tsx";
import { later, recall, remember } from "#app/ui/offline/heard.ts";
import { documentAt, keepPage } from "#app/ui/offline/keep-page.ts";

/** Asked for so often although nothing was told, so that a sign knows whether the house is there. */
const ASK_MS = 15_000;
const MINUTE = 60_000;

/** What was heard last, and when by this screen's monotonic clock: below zero where it was before the page was opened. */
type Heard = { sign: DoorSign; at: number };

/**
 * A sign that follows the house: asked anew at each word from it, at each return of the network, and every quarter of a
 * minute. Time goes on from the house's clock by the sign's own monotonic one, so that a wrong clock on the wall does no
 * harm. Opened anew without a network, the kept page goes on from what was heard last.
 * @returns `now` in ms (summit time); `age` in minutes once the house was not heard for a while; `dead` when the link was renewed
 */
export function useSign(
  loaded: DoorSign,
  address: string,
): { sign: DoorSign; now: number; age: number | null; dead: boolean } {
  const [heard, setHeard] = useState<Heard>({ sign: loaded, at: 0 });
  const [clock, setClock] = useState(0);
  const [cut, setCut] = useState(false);
  const [dead, setDead] = useState(false);

  useEffect(() => {
    const began = performance.now();
    const sinceBegin = () => performance.now() - began;
    const last = later({ what: loaded, at: documentAt() }, recall<DoorSign>(address));
    setHeard({ sign: last.what, at: Math.min(0, last.at - Date.now()) });
    const ask = async () => {
      try {
        const answer = await fetch(`${address}/state`, { signal: AbortSignal.timeout(8_000) });
        if (answer.status === 404) setDead(true);
        if (!answer.ok) return;
        const sign = (await answer.json()) as DoorSign;
        setHeard({ sign, at: sinceBegin() });
        remember(address, { what: sign, at: Date.now() });
        setCut(false);
        setDead(false);
      } catch {
        setCut(true);
      }
    };
    const news = new EventSource(`${address}/news`);
    news.onmessage = () => void ask();
    news.onopen = () => void ask();
    const gone = () => setCut(true);
    const back = () => void ask();
    window.addEventListener("offline", gone);
    window.addEventListener("online", back);
    const asking = setInterval(() => void ask(), ASK_MS);
    const ticking = setInterval(() => setClock(sinceBegin()), 1_000);
    return () => {
      news.close();
      window.removeEventListener("offline", gone);
      window.removeEventListener("online", back);
      clearInterval(asking);
      clearInterval(ticking);
    };
  }, [loaded, address]);

  useKept(heard.sign);

  const since = Math.max(0, clock - heard.at);
  const age = signAge(since / 1_000) ?? (cut ? Math.floor(since / MINUTE) : null);
  return { sign: heard.sign, now: heard.sign.now + since, age, dead };
}

/** Has the page kept with every flag of its meetings, also those that are not shown yet. */
function useKept({ meetings }: DoorSign): void {
  const sides = meetings.flatMap((meeting) => ("sides" in meeting ? meeting.sides : []));
  const flags = [...new Set(sides.flatMap(({ iso2 }) => flagUrl(iso2) ?? []))].join(" ");
  useEffect(() => {
    const page = `${location.pathname}${location.search}`;
    // In the language of its scripts' words, which need not be the one that leads on the sign: they are here already.
    const language = document.documentElement.lang;
    const keep = async () => {
      await Promise.all(
        flags
          .split(" ")
          .filter(Boolean)
          .map((url) => fetch(url)),
      );
      await keepPage({ worker: "/door/sw.js", scope: "/door/", page, language });
    };
    // Without a service worker, or before the network is back, the sign is what it is.
    keep().catch(() => undefined);
  }, [flags]);
}
