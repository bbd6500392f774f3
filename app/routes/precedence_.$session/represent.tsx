import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { REPRESENTED_BY, STAGES } from "#app/domain/precedence/representation.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import type { FormProps } from "./form-props.ts";

const SCOPES = ["summit", "session"] as const;

/** Records who represents the delegation: rank, since when, how sure it is, and for which sessions. */
export function Represent({ id, view, typed = {}, error }: FormProps) {
  const { t } = useTranslation("precedence");
  const now = view.places.find(({ participant }) => participant.id === id)?.participant.standing;
  return (
    <Form
      method="post"
      action={`?list=${view.list}&edit=${id}#edit`}
      className="prec-form"
      noValidate
    >
      <h3 className="flabel">{t("edit.represent")}</h3>
      <input type="hidden" name="intent" value="represent" />
      <input type="hidden" name="delegation" value={id} />
      <div className="prec-pair">
        <Choice
          name="rank"
          label={t("edit.rank")}
          value={typed.rank ?? now?.rank ?? "minister"}
          options={REPRESENTED_BY.map((value) => ({ value, text: t(`rank.${value}`) }))}
        />
        <Choice
          name="stage"
          label={t("edit.stage")}
          value={typed.stage ?? now?.stage ?? "announced"}
          options={STAGES.map((value) => ({ value, text: t(`stage.${value}`) }))}
        />
      </div>
      <div className="prec-pair">
        <Field id="since" label={t("edit.since")} hint={t("edit.sinceHint")} error={error("since")}>
          <input
            id="since"
            name="since"
            type="date"
            className="input"
            defaultValue={typed.since ?? now?.inOfficeSince ?? ""}
            {...describedBy("since", { hint: true, error: error("since") })}
          />
        </Field>
        <Choice
          name="scope"
          label={t("edit.scope")}
          value={typed.scope ?? "summit"}
          options={SCOPES.map((value) => ({
            value,
            text: t(value === "summit" ? "edit.scopeSummit" : "edit.scopeSession"),
          }))}
        />
      </div>
      <button className="btn btn-2" type="submit">
        {t("edit.saveRepresent")}
      </button>
    </Form>
  );
}

function Choice({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
}) {
  return (
    <Field id={name} label={label}>
      <select id={name} name={name} className="input" defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}
