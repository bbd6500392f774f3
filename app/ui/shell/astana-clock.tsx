import { Clock } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { astanaTime, offsetLabel } from "../../domain/time/astana.ts";

/** The hour in Astana, with the offset of the date shown; ticks on from the server's summit time. */
export function AstanaClock({ now }: { now: number }) {
  const { t } = useTranslation("common");
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setPassed(performance.now() - began), 1000);
    return () => clearInterval(timer);
  }, [now]);
  const instant = new Date(now + passed);
  return (
    <span className="clock row">
      <Clock className="i i-18" aria-hidden="true" />
      <span>
        <span className="zone-of-time">{t("astana")} </span>
        <b>
          <time dateTime={instant.toISOString()}>{astanaTime(instant)}</time>
        </b>{" "}
        <span className="zone-of-time">{offsetLabel(instant)}</span>
      </span>
    </span>
  );
}
