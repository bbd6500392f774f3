import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import {
  DAY_BADGE_FIELDS,
  type DayBadgeField,
  type DayBadgeProblem,
  LONGEST_OF_DAY_BADGE,
  type TypedDayBadge,
} from "#app/domain/badge/day-badge.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import type { DesksPasses } from "#app/server/pass/pages.server.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { ZoneField } from "./zone-field.tsx";

type Props = {
  choices: NonNullable<DesksPasses["dayBadge"]>;
  refused: {
    faults: Partial<Record<DayBadgeField, DayBadgeProblem>>;
    typed: TypedDayBadge;
  } | null;
};

/** The badge of a visitor for one day. All is asked for; what was typed stays when it is refused. */
export function DayBadgeForm({ choices, refused }: Props) {
  const { t } = useTranslation("pass");
  const language = useLanguage();
  const { days, hosts, zones } = choices;
  const typed = refused?.typed;
  const errorOf = (field: DayBadgeField): string | undefined => {
    const problem = refused?.faults[field];
    // Not every field has every problem: `past` is the day's alone.
    return problem && t(`day.problem.${field}.${problem}` as "day.problem.day.past");
  };
  const errors = DAY_BADGE_FIELDS.flatMap((field) => {
    const message = errorOf(field);
    return message ? [{ field, message }] : [];
  });
  const words = (field: keyof typeof LONGEST_OF_DAY_BADGE, hint?: string) => (
    <Field id={field} label={t(`day.${field}`)} hint={hint} error={errorOf(field)}>
      <input
        className="input"
        id={field}
        name={field}
        required
        autoComplete="off"
        maxLength={LONGEST_OF_DAY_BADGE[field]}
        defaultValue={typed?.[field]}
        {...describedBy(field, { hint: hint !== undefined, error: errorOf(field) })}
      />
    </Field>
  );
  return (
    <section className="card" aria-labelledby="day-title">
      <div className="card-h">
        <h2 className="h-sub" id="day-title">
          {t("day.title")}
        </h2>
      </div>
      <Form method="post" className="card-b stack" noValidate>
        <p className="t14 c2">{t("day.lead")}</p>
        <ErrorSummary title={t("day.errors")} errors={errors} />
        {words("holderName")}
        <Field id="day" label={t("day.day")} error={errorOf("day")}>
          <select className="input" id="day" name="day" defaultValue={typed?.day ?? days[0]}>
            {days.map((day, at) => (
              <option key={day} value={day}>
                {at === 0
                  ? t("day.today", { day: formatDay(day, language) })
                  : formatDay(day, language)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="delegationId" label={t("day.delegationId")} error={errorOf("delegationId")}>
          <select
            className="input"
            id="delegationId"
            name="delegationId"
            required
            defaultValue={typed?.delegationId ?? ""}
            {...describedBy("delegationId", { error: errorOf("delegationId") })}
          >
            <option value="">{t("day.choose")}</option>
            {hosts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        {words("escort", t("day.escortHint"))}
        <ZoneField zones={zones} chosen={typed?.zones ?? []} error={errorOf("zones")} />
        {words("reason", t("day.reasonHint"))}
        <button className="btn btn-1" name="intent" value="day-badge">
          {t("day.issue")}
        </button>
      </Form>
    </section>
  );
}
