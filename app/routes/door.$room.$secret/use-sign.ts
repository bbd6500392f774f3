import { useEffect, useRef, useState } from "react";

import { signAge } from "#app/domain/bilateral/door-sign.ts";
import type { DoorSign } from "#app/server/bilateral/room/door-sign.server.ts";

/** Asked for so often although nothing was told, so that a sign knows whether the house is there. */
const ASK_MS = 15_000;

type Heard = { sign: DoorSign; at: number };

/**
 * A sign that follows the house: asked anew at each word from it, at each return of the network, and every quarter of a
 * minute. Time goes on from the house's clock by the sign's own monotonic one, so that a wrong clock on the wall does no
 * harm.
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
  const began = useRef(0);

  useEffect(() => {
    began.current = performance.now();
    const sinceBegin = () => performance.now() - began.current;
    const ask = async () => {
      try {
        const answer = await fetch(`${address}/state`, { signal: AbortSignal.timeout(8_000) });
        if (answer.status === 404) setDead(true);
        if (!answer.ok) return;
        const sign = (await answer.json()) as DoorSign;
        setHeard({ sign, at: sinceBegin() });
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
  }, [address]);

  const since = Math.max(0, clock - heard.at);
  const age = signAge(since / 1_000) ?? (cut ? Math.floor(since / 60_000) : null);
  return { sign: heard.sign, now: heard.sign.now + since, age, dead };
}
