import { Form } from "@remix-run/react";
import { Clock3 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { astanaDay, astanaTime } from "#app/domain/time/astana.ts";
import type { ProofAsked } from "#app/server/platform/access/fresh-sign-in.server.ts";
import { Prove } from "#app/ui/access/prove.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

import type { Answer } from "./add-account.tsx";

type Props = { now: Date; proof: ProofAsked | null; answer: Answer | undefined };

/** Sets the time of the demonstration's summit; elsewhere there is no such clock. */
export function Clock({ now, proof, answer }: Props) {
  const { t } = useTranslation("admin");
  const refused = answer?.kind === "refused" && answer.typed.intent === "clock";
  const error = refused ? t("problem.clock") : undefined;
  const unproved =
    answer?.kind === "unproved" && answer.typed.intent === "clock" ? answer : undefined;
  const stands = `${astanaDay(now)}T${astanaTime(now)}`;
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
        <Form
          method="post"
          className="admin-form"
          key={answer?.kind === "clock" ? now.getTime() : "clock"}
        >
          <input type="hidden" name="intent" value="clock" />
          <Field id="to" label={t("clock.to")} hint={t("clock.hint")} error={error}>
            <input
              className="input"
              id="to"
              name="to"
              type="datetime-local"
              defaultValue={unproved?.typed.to ?? stands}
              {...describedBy("to", { hint: true, error })}
            />
          </Field>
          <Prove id="proof-clock" asked={proof} refusal={unproved?.proof} />
          <button className="btn btn-2" type="submit">
            <Clock3 className="i i-18" aria-hidden="true" />
            {t("clock.button")}
          </button>
        </Form>
      </div>
    </section>
  );
}
