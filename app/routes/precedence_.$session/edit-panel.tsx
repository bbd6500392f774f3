import { Form, Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { Language, Trilingual } from "#app/domain/language/languages.ts";
import type { ListView } from "#app/server/precedence/view.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";

import type { Refused } from "./act.server.ts";
import type { FormProps } from "./form-props.ts";
import { Records } from "./records.tsx";
import { Represent } from "./represent.tsx";

type PanelProps = {
  id: string;
  name: Trilingual;
  view: ListView;
  refused: Refused | undefined;
  language: Language;
};

/** What may be changed of one delegation: who represents it, its place by hand, its minutes. */
export function EditPanel(props: PanelProps) {
  const { id, name, view, refused, language } = props;
  const { t } = useTranslation("precedence");
  const error = (field: string) => (refused?.field === field ? refused.message : undefined);
  return (
    <section className="card prec-edit" id="edit" aria-labelledby="edit-title">
      <div className="card-h">
        <h2 className="h-sec" id="edit-title">
          {name[language]}
        </h2>
        <Link className="btn btn-3 btn-s" to={`?list=${view.list}`} preventScrollReset>
          {t("edit.close")}
        </Link>
      </div>
      <div className="card-b">
        <ErrorSummary title={t("error.summary")} errors={refused ? [refused] : []} />
        <div className="prec-forms" id="session">
          <Represent {...{ id, view, error }} typed={refused?.fields ?? {}} />
          <ByHand {...{ id, view, error }} typed={refused?.fields ?? {}} />
          {view.statements ? (
            <Minutes {...{ id, view, error }} typed={refused?.fields ?? {}} />
          ) : null}
        </div>
        <Records {...{ id, view, language }} />
      </div>
    </section>
  );
}

function ByHand({ id, view, typed = {}, error }: FormProps) {
  const { t } = useTranslation("precedence");
  const standing = view.places.find(({ participant }) => participant.id === id);
  return (
    <Form
      method="post"
      action={`?list=${view.list}&edit=${id}#edit`}
      className="prec-form"
      noValidate
    >
      <h3 className="flabel">{t("edit.byHand")}</h3>
      <input type="hidden" name="intent" value="place" />
      <input type="hidden" name="list" value={view.list} />
      <input type="hidden" name="delegation" value={id} />
      <Field id="place" label={t("edit.place")} error={error("place")}>
        <input
          id="place"
          name="place"
          className="input prec-number"
          type="number"
          min={1}
          max={view.places.length}
          defaultValue={typed.place ?? standing?.number}
          {...describedBy("place", { error: error("place") })}
        />
      </Field>
      <Field
        id="reason"
        label={t("edit.reason")}
        hint={t("edit.reasonHint")}
        error={error("reason")}
      >
        <input
          id="reason"
          name="reason"
          className="input"
          maxLength={200}
          defaultValue={typed.reason ?? standing?.byHand?.reason}
          {...describedBy("reason", { hint: true, error: error("reason") })}
        />
      </Field>
      <button className="btn btn-1" type="submit">
        {t("edit.savePlace")}
      </button>
    </Form>
  );
}

function Minutes({ id, view, typed = {}, error }: FormProps) {
  const { t } = useTranslation("precedence");
  return (
    <Form
      method="post"
      action={`?list=${view.list}&edit=${id}#edit`}
      className="prec-form"
      noValidate
    >
      <h3 className="flabel">{t("edit.minutes")}</h3>
      <input type="hidden" name="intent" value="minutes" />
      <input type="hidden" name="delegation" value={id} />
      <Field
        id="minutes"
        label={t("table.minutes")}
        hint={t("edit.minutesHint")}
        error={error("minutes")}
      >
        <input
          id="minutes"
          name="minutes"
          className="input prec-number"
          type="number"
          min={0}
          max={120}
          defaultValue={typed.minutes ?? view.minutes[id]}
          {...describedBy("minutes", { hint: true, error: error("minutes") })}
        />
      </Field>
      <button className="btn btn-2" type="submit">
        {t("edit.saveMinutes")}
      </button>
    </Form>
  );
}
