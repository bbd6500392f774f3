import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { astanaTime } from "#app/domain/time/astana.ts";
import type { PersonAtGates } from "#app/server/supervision/person.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import type { Refused } from "./refused.ts";

/** Holds a person back at every gate, or lets them in again. */
export function HoldCard({
  person,
  refusal,
}: {
  person: PersonAtGates;
  refusal: Refused | undefined;
}) {
  const { t } = useTranslation("supervision");
  const { blockReason, blockedAt, blockedBy } = person;
  return (
    <section className="card" aria-labelledby="hold">
      <div className="card-h">
        <h2 className="h-sub" id="hold">
          {t("hold.title")}
        </h2>
      </div>
      <Form method="post" className="card-b gates-do">
        {person.heldBack && blockedAt ? (
          <>
            <p>
              {t("hold.standing", {
                by: blockedBy,
                time: astanaTime(blockedAt),
                reason: blockReason,
              })}
            </p>
            <button className="btn btn-ok" name="intent" value="let-go">
              {t("hold.end")}
            </button>
          </>
        ) : (
          <>
            <p className="t13 c2">{t("hold.lead")}</p>
            <Field id="hold-reason" label={t("hold.reason")} error={refusal?.text}>
              <input
                className="input"
                id="hold-reason"
                name="reason"
                maxLength={300}
                autoComplete="off"
                defaultValue={refusal?.order.intent === "hold" ? refusal.order.reason : ""}
                {...describedBy("hold-reason", { error: refusal?.text })}
              />
            </Field>
            <button className="btn btn-bad" name="intent" value="hold">
              {t("hold.send")}
            </button>
          </>
        )}
      </Form>
    </section>
  );
}
