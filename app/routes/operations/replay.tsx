import { Form, Link, useSubmit } from "@remix-run/react";
import { History, Radio } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { minuteAsTime } from "#app/domain/operations/replay.ts";

const STEP = 5;

/** The day as it was at a minute of it: a slider, and a button where the page has no scripts. */
export function Replay({ minute, nowMinute }: { minute: number | null; nowMinute: number }) {
  const { t } = useTranslation("operations");
  const submit = useSubmit();
  const [held, setHeld] = useState<number | null>(null);
  const last = Math.max(STEP, Math.ceil(nowMinute / STEP) * STEP);
  const shown = held ?? minute ?? nowMinute;
  const words = shown >= nowMinute ? t("replay.live") : minuteAsTime(shown);
  return (
    <Form
      className="card ops-replay"
      role="search"
      aria-label={t("replay.title")}
      onChange={(event) => {
        void submit(event.currentTarget, { replace: true, preventScrollReset: true });
      }}
    >
      <label htmlFor="replay-at" className="w5">
        {t("replay.title")}
      </label>
      <input
        key={minute ?? "live"}
        id="replay-at"
        type="range"
        name="at"
        min={0}
        max={last}
        step={STEP}
        defaultValue={minute ?? last}
        aria-valuetext={words}
        onInput={(event) => setHeld(Number(event.currentTarget.value))}
        onBlur={() => setHeld(null)}
      />
      <output htmlFor="replay-at" className="w6">
        {words}
      </output>
      <button className="btn btn-2 btn-s without-scripts" type="submit">
        <History className="i i-16" aria-hidden="true" />
        {t("replay.show")}
      </button>
      {minute === null ? null : (
        <Link className="btn btn-2 btn-s" to="/operations" preventScrollReset>
          <Radio className="i i-16" aria-hidden="true" />
          {t("replay.back")}
        </Link>
      )}
    </Form>
  );
}
