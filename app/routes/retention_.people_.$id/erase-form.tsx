import { Form } from "@remix-run/react";
import { Eraser } from "lucide-react";
import { useTranslation } from "react-i18next";

import { actNumber } from "#app/domain/retention/act.ts";
import type { ProofAsked } from "#app/server/platform/access/fresh-sign-in.server.ts";
import type { PersonPage } from "#app/server/retention/person-page.server.ts";
import { Prove } from "#app/ui/access/prove.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

import type { Answer } from "./answer.ts";

type Props = { page: PersonPage & { proof: ProofAsked | null }; answer: Answer | undefined };

/** Erases one person, or says in words why not now. */
export function EraseForm({ page, answer }: Props) {
  const { t } = useTranslation("retention");
  const refused = answer?.kind === "refused" ? answer.problem : null;
  const atReason = refused === "reason_missing" || refused === "reason_too_long";
  const error = atReason ? t(`erase.refusal.${refused}`) : undefined;
  const why = atReason ? null : (refused ?? page.refusal);
  return (
    <section className="card" aria-labelledby="erase-title">
      <div className="card-h">
        <h2 className="h-sub" id="erase-title">
          {t("erase.heading")}
        </h2>
      </div>
      <div className="card-b stack">
        {answer?.kind === "erased" ? (
          <Notice kind="ok">
            <p role="status">{t("erase.done")}</p>
            <a href={`/retention/acts/${answer.act}.pdf`}>
              {t("erase.act", { number: actNumber(answer.act) })}
            </a>
          </Notice>
        ) : null}
        {why && answer?.kind !== "erased" ? (
          <Notice kind={why === "erased" ? "info" : "warn"}>{t(`erase.refusal.${why}`)}</Notice>
        ) : null}
        {why === null && answer?.kind !== "erased" ? (
          <Form method="post" className="retention-form">
            <p>{t("erase.text")}</p>
            <Field id="reason" label={t("holds.reason")} hint={t("holds.reasonHint")} error={error}>
              <input
                className="input"
                id="reason"
                name="reason"
                autoComplete="off"
                defaultValue={answer?.reason ?? ""}
                {...describedBy("reason", { hint: true, error })}
              />
            </Field>
            <Prove
              asked={page.proof}
              refusal={answer?.kind === "unproved" ? answer.proof : undefined}
              id="proof-erase"
            />
            <button className="btn btn-badsolid" type="submit">
              <Eraser className="i i-18" aria-hidden="true" />
              {t("erase.button", { number: page.number })}
            </button>
            <p className="t13 c2">{t("erase.final")}</p>
          </Form>
        ) : null}
      </div>
    </section>
  );
}
