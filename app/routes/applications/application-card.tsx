import { Form } from "@remix-run/react";
import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { APPLICANT_KINDS } from "#app/domain/delegation/status.ts";
import type { applicationsPage } from "#app/server/application/list.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { type Mending, TextField } from "#app/ui/invitation/person-fields.tsx";

type Application = Awaited<ReturnType<typeof applicationsPage>>["waiting"][number];

/** An application as an officer reads it, and the two answers to it. */
export function ApplicationCard(props: { application: Application; mending: Mending }) {
  const { application: one, mending } = props;
  const { t } = useTranslation("application");
  const kind = APPLICANT_KINDS.find((each) => each === one.kind);
  const facts: [string, ReactNode][] = [
    [t("review.contact"), `${one.contact}, ${one.email}`],
    [t("review.country"), one.country],
    [t("review.people"), one.people],
    [t("review.places"), one.places],
    // Shown, never followed: a link that somebody unknown sent.
    [t("review.website"), one.website || "–"],
    [t("review.purpose"), one.purpose || "–"],
    [
      t("review.letter"),
      one.letterId ? (
        <a className="icon-link" href={`/papers/${one.letterId}`} download>
          <FileText className="i i-16" aria-hidden="true" /> {t("review.download")}
        </a>
      ) : (
        t("review.noLetter")
      ),
    ],
  ];
  const suggested = {
    nameEn: one.suggested.sortKey,
    nameRu: one.name,
    nameKk: one.name,
    code: one.suggested.code,
    sortKey: one.suggested.sortKey,
  };
  return (
    <section className="card" aria-labelledby={`name-${one.id}`}>
      <div className="card-h application-head">
        <h3 className="h-sub grow breakable" id={`name-${one.id}`}>
          {one.name}
        </h3>
        <span className="t13 c2">
          {kind ? t(`kind.${kind}`) : ""} · {t("review.received", { at: one.received })}
        </span>
      </div>
      <div className="card-b application">
        <dl className="dl">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="breakable">{value}</dd>
            </div>
          ))}
        </dl>
        <ErrorSummary
          title={t("problem.title")}
          errors={Object.entries(mending.errors).map(([field, message]) => ({
            field: `${one.id}-${field}`,
            message,
          }))}
        />
        <div className="answers">
          <Accept id={one.id} mending={{ ...mending, typed: { ...suggested, ...mending.typed } }} />
          <Decline id={one.id} mending={mending} />
        </div>
      </div>
    </section>
  );
}

/** Several cards stand on one page: each field's id begins with the application's. */
const within = (id: string, { typed, errors }: Mending): Mending => {
  const prefixed = (of: Record<string, string>) =>
    Object.fromEntries(Object.entries(of).map(([key, value]) => [`${id}-${key}`, value]));
  return { typed: prefixed(typed), errors: prefixed(errors) };
};

function Accept({ id, mending }: { id: string; mending: Mending }) {
  const { t } = useTranslation("application");
  const own = within(id, mending);
  const field = (name: string, label: string, more: { hint?: string; lang?: string } = {}) => (
    <TextField id={`${id}-${name}`} name={name} label={label} mending={own} {...more} />
  );
  return (
    <Form method="post" className="office-form">
      <h4 className="h-sub">{t("review.acceptTitle")}</h4>
      <input type="hidden" name="id" value={id} />
      {field("nameEn", t("review.name.en"), { lang: "en" })}
      {field("nameRu", t("review.name.ru"), { lang: "ru" })}
      {field("nameKk", t("review.name.kk"), { lang: "kk" })}
      <div className="pair">
        {field("code", t("review.code"), { hint: t("review.codeHint") })}
        {field("sortKey", t("review.sortKey"))}
      </div>
      <div>
        <button className="btn btn-1" type="submit" name="intent" value="accept">
          {t("review.accept")}
        </button>
      </div>
    </Form>
  );
}

function Decline({ id, mending }: { id: string; mending: Mending }) {
  const { t } = useTranslation("application");
  const error = mending.errors.reason;
  const field = `${id}-reason`;
  return (
    <Form method="post" className="office-form">
      <h4 className="h-sub">{t("review.declineTitle")}</h4>
      <input type="hidden" name="id" value={id} />
      <Field id={field} label={t("review.reason")} error={error}>
        <textarea
          className="input"
          id={field}
          name="reason"
          rows={4}
          maxLength={500}
          defaultValue={mending.typed.reason ?? ""}
          {...describedBy(field, { error })}
        />
      </Field>
      <div>
        <button className="btn btn-bad" type="submit" name="intent" value="decline">
          {t("review.decline")}
        </button>
      </div>
    </Form>
  );
}
