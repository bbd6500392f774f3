import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { clockText, moodOf, secondsLeft, type Turn } from "#app/domain/precedence/floor.ts";
import { astanaTime } from "#app/domain/time/astana.ts";

const TICK_MS = 200;

/**
 * The time that is left, counted from the server's instants, so that every screen shows the same whatever its own clock
 * says.
 * @param now of the server when this was drawn (epoch, ms, summit time)
 */
export function Countdown({ turn, now }: { turn: Turn; now: number }) {
  const { t } = useTranslation("precedence");
  const left = secondsLeft(turn, useServerTime(now));
  const mood = moodOf(left);
  const whole = turn.allotted + turn.extended;
  const until = new Date(Date.parse(turn.startedAt) + whole * 1000);
  return (
    <div className={`floor-count is-${mood}`}>
      <p className="floor-word" role="status">
        {t(mood === "calm" ? "floor.left" : `floor.${mood}`)}
      </p>
      <p className="floor-clock" role="timer">
        {clockText(left)}
      </p>
      <progress max={whole} value={Math.min(whole, Math.max(0, whole - left))} aria-hidden="true" />
      <p className="floor-until">
        {t("floor.until", { time: astanaTime(until) })},{" "}
        {t("floor.of", { minutes: turn.allotted / 60 })}
        {turn.extended > 0 ? ` ${t("floor.extended", { minutes: turn.extended / 60 })}` : ""}
      </p>
    </div>
  );
}

/** The server's time, going on by this machine's steady clock. */
function useServerTime(drawn: number): number {
  const [time, setTime] = useState(drawn);
  useEffect(() => {
    const from = performance.now();
    setTime(drawn);
    const timer = setInterval(() => setTime(drawn + performance.now() - from), TICK_MS);
    return () => clearInterval(timer);
  }, [drawn]);
  return time;
}
