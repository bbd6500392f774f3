import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { describedBy, Field } from "#app/ui/field.tsx";
import { type GateChoice, GateField, WayField } from "#app/ui/supervision/passing-fields.tsx";

import type { Refused } from "./refused.ts";

type Props = {
  gates: readonly GateChoice[];
  /** The present minute in Astana. */
  now: string;
  refusal: Refused | undefined;
};

/** Writes a way in or out by hand, with its minute and its reason. */
export function CorrectCard({ gates, now, refusal }: Props) {
  const { t } = useTranslation("supervision");
  const typed = refusal?.order.intent === "correct" ? refusal.order : undefined;
  return (
    <section className="card" aria-labelledby="correct">
      <div className="card-h">
        <h2 className="h-sub" id="correct">
          {t("correct.title")}
        </h2>
      </div>
      <Form method="post" className="card-b gates-do">
        <p className="t13 c2">{t("correct.lead")}</p>
        <GateField
          id="correct-gate"
          label={t("correct.gate")}
          gates={gates}
          chosen={typed?.gateId ?? gates[0]?.id}
        />
        <WayField
          id="correct-way"
          label={t("correct.way")}
          {...(typed && { chosen: typed.direction })}
        />
        <Field id="correct-time" label={t("correct.time")} hint={t("correct.timeHint")}>
          <input
            className="input"
            id="correct-time"
            name="time"
            type="time"
            defaultValue={typed?.time ?? now}
            {...describedBy("correct-time", { hint: true })}
          />
        </Field>
        <Field id="correct-reason" label={t("correct.reason")} error={refusal?.text}>
          <input
            className="input"
            id="correct-reason"
            name="reason"
            maxLength={300}
            autoComplete="off"
            defaultValue={typed?.reason}
            {...describedBy("correct-reason", { error: refusal?.text })}
          />
        </Field>
        <button className="btn btn-2" name="intent" value="correct">
          {t("correct.send")}
        </button>
      </Form>
    </section>
  );
}
