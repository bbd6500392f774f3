import { Form, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { MEETING_LEVELS, MEETING_MINUTES } from "#app/domain/bilateral/kinds.ts";
import {
  MOST_BOOTHS,
  type RequestProblem,
  SEATS,
  TOPIC_LENGTH,
} from "#app/domain/bilateral/request.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { Combobox, type Option } from "#app/ui/combobox.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { describedBy, Field } from "#app/ui/field.tsx";

import { FIELD_OF, type WishFields } from "./form.ts";

type WishFormProps = {
  fields: WishFields;
  problems: readonly RequestProblem[];
  counterparts: readonly Option[];
  days: readonly string[];
  language: Language;
};

/** Asking another delegation to meet; works without scripts. */
export function WishForm({ fields, problems, counterparts, days, language }: WishFormProps) {
  const { t } = useTranslation("bilateral");
  const { state, formData } = useNavigation();
  const sending = state !== "idle" && formData?.get("intent") === "ask";
  const say = (problem: RequestProblem) =>
    t(`request.problem.${problem}`, { ...SEATS, count: TOPIC_LENGTH });
  const errorOf = (field: keyof WishFields) => {
    const problem = problems.find((broken) => FIELD_OF[broken] === field);
    return problem && say(problem);
  };
  const errors = problems.map((problem) => ({ field: FIELD_OF[problem], message: say(problem) }));
  const select = (
    field: "level" | "minutes" | "day" | "booths",
    label: string,
    options: readonly { value: string; text: string }[],
  ) => (
    <Field id={field} label={label} error={errorOf(field)}>
      <select
        id={field}
        name={field}
        className="input"
        defaultValue={fields[field]}
        {...describedBy(field, { error: errorOf(field) })}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
  return (
    <Form method="post" className="card wish" noValidate aria-labelledby="wish-title">
      <div className="card-h">
        <h2 className="h-sec" id="wish-title">
          {t("request.title")}
        </h2>
      </div>
      <div className="card-b">
        <ErrorSummary title={t("request.errors")} errors={errors} />
        <Combobox
          id="counterpart"
          name="counterpart"
          label={t("request.counterpart")}
          options={counterparts}
          chosen={fields.counterpart}
          prompt={t("request.choose")}
          none={t("request.nobodyFound")}
          showAll={t("request.showAll")}
          error={errorOf("counterpart")}
          language={language}
        />
        {select(
          "level",
          t("request.level"),
          MEETING_LEVELS.map((value) => ({ value, text: t(`levelLong.${value}`) })),
        )}
        <div className="wish-pair">
          {select(
            "minutes",
            t("request.minutes"),
            MEETING_MINUTES.map((count) => ({
              value: String(count),
              text: t("minutes", { count }),
            })),
          )}
          {select("day", t("request.wishedDay"), [
            { value: "", text: t("anyDay") },
            ...days.map((day) => ({ value: day, text: formatDay(day, language) })),
          ])}
        </div>
        <Field id="seats" label={t("request.seats")} error={errorOf("seats")}>
          <input
            id="seats"
            name="seats"
            className="input"
            inputMode="numeric"
            defaultValue={fields.seats}
            {...describedBy("seats", { error: errorOf("seats") })}
          />
        </Field>
        {select(
          "booths",
          t("request.interpretation"),
          Array.from({ length: MOST_BOOTHS + 1 }, (_, count) => ({
            value: String(count),
            text: count === 0 ? t("request.noInterpretation") : t("booths", { count }),
          })),
        )}
        <Field
          id="topic"
          label={t("request.topic")}
          hint={t("request.topicHint", { count: TOPIC_LENGTH })}
          error={errorOf("topic")}
        >
          <textarea
            id="topic"
            name="topic"
            className="input"
            rows={2}
            defaultValue={fields.topic}
            {...describedBy("topic", { hint: true, error: errorOf("topic") })}
          />
        </Field>
        <button
          className={sending ? "btn btn-1 btn-busy" : "btn btn-1"}
          type="submit"
          name="intent"
          value="ask"
        >
          {sending ? <span className="spin" aria-hidden="true" /> : null}
          {t("request.send")}
        </button>
      </div>
    </Form>
  );
}
