import { Form } from "@remix-run/react";
import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";

import { formatDate } from "#app/domain/time/astana.ts";
import type { RetentionPage } from "#app/server/retention/page.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import type { Answer } from "./answer.ts";

type Props = { page: RetentionPage & { mayAct: boolean }; answer: Answer | undefined };

/** What is kept from being destroyed, each with its reason and the button that lifts it; and the form for another. */
export function Holds({ page, answer }: Props) {
  const { t } = useTranslation("retention");
  const said = answer?.kind === "placed" || answer?.kind === "lifted" ? answer.kind : null;
  return (
    <section className="card" aria-labelledby="holds-title">
      <div className="card-h">
        <h2 className="h-sub" id="holds-title">
          {t("holds.title")}
        </h2>
        {page.holds.length > 0 ? <span className="count">{page.holds.length}</span> : null}
      </div>
      <div className="card-b stack">
        <div role="status">{said ? <Notice kind="ok">{t(`holds.${said}`)}</Notice> : null}</div>
        {page.holds.length === 0 ? <p className="c2">{t("holds.none")}</p> : null}
        <ul className="retention-holds">
          {page.holds.map((hold) => (
            <Hold key={hold.id} hold={hold} mayAct={page.mayAct} />
          ))}
        </ul>
        {page.mayAct ? (
          <PlaceHold
            key={page.holds.length}
            delegations={page.delegations}
            classes={page.rules.map(({ data }) => data)}
            answer={answer}
          />
        ) : null}
      </div>
    </section>
  );
}

function Hold({ hold, mayAct }: { hold: RetentionPage["holds"][number]; mayAct: boolean }) {
  const { t } = useTranslation("retention");
  const language = useLanguage();
  const on = hold.data
    ? t(`class.${hold.data}.name`)
    : (hold.delegation ?? t("holds.ofPerson", { number: hold.person ?? "" }));
  return (
    <li>
      <div className="grow">
        <b className="w6">{on}</b>
        <p>{hold.reason}</p>
        <p className="t13 c2">
          {t("holds.since", {
            date: formatDate(hold.placedAt, language),
            by: hold.by ?? t("holds.system"),
          })}
        </p>
      </div>
      {mayAct ? (
        <Form method="post">
          <input type="hidden" name="intent" value="lift" />
          <button className="btn btn-2 btn-s" name="hold" value={hold.id}>
            {t("holds.lift")}
            <span className="vh">: {on}</span>
          </button>
        </Form>
      ) : null}
    </li>
  );
}

type FormProps = {
  delegations: RetentionPage["delegations"];
  classes: readonly RetentionPage["rules"][number]["data"][];
  answer: Answer | undefined;
};

function PlaceHold({ delegations, classes, answer }: FormProps) {
  const { t } = useTranslation("retention");
  const refused = answer?.kind === "refused" ? answer : undefined;
  const error = refused && t(`problem.${refused.problem}`);
  const atReason = refused?.problem.startsWith("reason") ?? false;
  const errorOn = atReason ? undefined : error;
  const errorReason = atReason ? error : undefined;
  return (
    <Form method="post" className="retention-form">
      <input type="hidden" name="intent" value="hold" />
      <ErrorSummary
        title={t("problem.title")}
        errors={error ? [{ field: atReason ? "reason" : "on", message: error }] : []}
      />
      <Field id="on" label={t("holds.on")} error={errorOn}>
        <select
          className="input"
          id="on"
          name="on"
          defaultValue={refused?.typed.on ?? ""}
          {...describedBy("on", { error: errorOn })}
        >
          <option value="">{t("holds.pick")}</option>
          <optgroup label={t("holds.classes")}>
            {classes.map((data) => (
              <option key={data} value={`class:${data}`}>
                {t(`class.${data}.name`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("holds.delegations")}>
            {delegations.map(({ id, name }) => (
              <option key={id} value={`delegation:${id}`}>
                {name}
              </option>
            ))}
          </optgroup>
        </select>
      </Field>
      <Field id="person" label={t("holds.person")} hint={t("holds.personHint")}>
        <input
          className="input"
          id="person"
          name="person"
          autoComplete="off"
          defaultValue={refused?.typed.person ?? ""}
          {...describedBy("person", { hint: true })}
        />
      </Field>
      <Field id="reason" label={t("holds.reason")} hint={t("holds.reasonHint")} error={errorReason}>
        <input
          className="input"
          id="reason"
          name="reason"
          autoComplete="off"
          defaultValue={refused?.typed.reason ?? ""}
          {...describedBy("reason", { hint: true, error: errorReason })}
        />
      </Field>
      <button className="btn btn-1" type="submit">
        <Lock className="i i-18" aria-hidden="true" />
        {t("holds.place")}
      </button>
    </Form>
  );
}
