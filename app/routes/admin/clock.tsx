import { Form } from "@remix-run/react";
import { Clock3 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

import type { Answer } from "./add-account.tsx";

/** Sets the time of the demonstration's summit; elsewhere there is no such clock. */
export function Clock({ now, answer }: { now: Date; answer: Answer | undefined }) {
  const { t } = useTranslation("admin");
  const refused = answer?.kind === "refused" && answer.typed.intent === "clock";
  const error = refused ? t("problem.clock") : undefined;
  return (
    <section className="card" aria-labelledby="clock-title">
      <div className="card-h">
        <h2 className="h-sub" id="clock-title">
          {t("clock.title")}
        </h2>
      </div>
      <div className="card-b">
        {answer?.kind === "clock" ? (
          <Notice kind="ok">
            <p role="status">{t("clock.done")}</p>
          </Notice>
        ) : null}
        <Form method="post" className="admin-form" key={now.getTime()}>
          <input type="hidden" name="intent" value="clock" />
          <Field id="to" label={t("clock.to")} hint={t("clock.hint")} error={error}>
            <input
              className="input"
              id="to"
              name="to"
              type="datetime-local"
              defaultValue={`${astanaDay(now)}T${astanaTime(now)}`}
              {...describedBy("to", { hint: true, error })}
            />
          </Field>
          <button className="btn btn-2" type="submit">
            <Clock3 className="i i-18" aria-hidden="true" />
            {t("clock.button")}
          </button>
        </Form>
      </div>
    </section>
  );
}
