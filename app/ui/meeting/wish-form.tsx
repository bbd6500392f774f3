import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { MEETING_LEVELS, MEETING_MINUTES, PRESS_MINUTES } from "../../domain/bilateral/kinds.ts";
import {
  COMPANIONS,
  MOST_BOOTHS,
  MOST_SIDES,
  type RequestProblem,
  TOPIC_LENGTH,
} from "../../domain/bilateral/request.ts";
import type { Language } from "../../domain/language/languages.ts";
import { Combobox, type Option } from "../combobox.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { describedBy, Field } from "../field.tsx";
import { SelectField } from "./select-field.tsx";
import { WindowFields } from "./window-fields.tsx";

import { FIELD_OF, PREFERRED, type WishFields } from "./wish-fields.ts";

type WishFormProps = {
  fields: WishFields;
  problems: readonly RequestProblem[];
  counterparts: readonly Option[];
  places: readonly Option[];
  languages: readonly Option[];
  days: readonly string[];
  language: Language;
  /** Fields before the first: protocol says who asks, and by which note. */
  children?: ReactNode;
  /** A request that was sent is changed: whom it asks stays. */
  changing?: boolean;
};

/** Asking other delegations to meet, or asking otherwise; works without scripts. */
export function WishForm(props: WishFormProps) {
  const { fields, problems, counterparts, places, languages, days, language, children } = props;
  const { changing = false } = props;
  const { t } = useTranslation("bilateral");
  const { state, formData } = useNavigation();
  const intent = changing ? "change" : "ask";
  const sending = state !== "idle" && formData?.get("intent") === intent;
  const say = (problem: RequestProblem) =>
    t(`request.problem.${problem}`, { ...COMPANIONS, count: TOPIC_LENGTH, sides: MOST_SIDES });
  const errorOf = (field: string) => {
    const problem = problems.find((broken) => FIELD_OF[broken] === field);
    return problem && say(problem);
  };
  const errors = problems.map((problem) => ({ field: FIELD_OF[problem], message: say(problem) }));
  const partner = (index: number) => (
    <Combobox
      key={index}
      id={index === 0 ? "counterpart" : `counterpart-${index + 1}`}
      name="counterpart"
      label={t(index === 0 ? "request.counterpart" : "request.another")}
      options={counterparts}
      chosen={fields.counterparts[index] ?? ""}
      prompt={t("request.choose")}
      none={t("request.nobodyFound")}
      showAll={t("request.showAll")}
      error={index === 0 ? errorOf("counterpart") : undefined}
      language={language}
    />
  );
  const others = fields.counterparts.slice(1);
  const option = (value: number | string, text: string) => ({ id: String(value), text });
  return (
    <Form method="post" className="card wish" noValidate aria-labelledby="wish-title">
      <div className="card-h">
        <h2 className="h-sec" id="wish-title">
          {t(changing ? "request.changeTitle" : "request.title")}
        </h2>
      </div>
      <div className="card-b">
        <ErrorSummary
          title={t(changing ? "request.changeErrors" : "request.errors")}
          errors={errors}
        />
        {children}
        {changing ? null : (
          <>
            {partner(0)}
            <details className="more" open={others.some(Boolean)}>
              <summary>{t("request.moreSides")}</summary>
              {others.map((_, index) => partner(index + 1))}
            </details>
          </>
        )}
        <div className="wish-pair">
          <SelectField
            id="level"
            label={t("request.level")}
            options={MEETING_LEVELS.map((level) => option(level, t(`levelLong.${level}`)))}
            chosen={fields.level}
            error={errorOf("level")}
          />
          <SelectField
            id="minutes"
            label={t("request.minutes")}
            options={MEETING_MINUTES.map((count) => option(count, t("minutes", { count })))}
            chosen={fields.minutes}
            error={errorOf("minutes")}
          />
        </div>
        <WindowFields windows={fields.windows} days={days} error={errorOf("windows")} />
        <details
          className="more"
          open={fields.preferred.some(({ day }) => day) || errorOf("preferred") !== undefined}
        >
          <summary>{t("request.morePreferred")}</summary>
          <WindowFields
            kind="preferred"
            prefix={PREFERRED}
            windows={fields.preferred}
            days={days}
            error={errorOf("preferred")}
          />
        </details>
        <div className="wish-pair">
          <Field
            id="companions"
            label={t("request.companions")}
            hint={t("request.companionsHint")}
            error={errorOf("companions")}
          >
            <input
              id="companions"
              name="companions"
              className="input"
              inputMode="numeric"
              defaultValue={fields.companions}
              {...describedBy("companions", { hint: true, error: errorOf("companions") })}
            />
          </Field>
          <SelectField
            id="language"
            label={t("request.language")}
            options={[option("", "—"), ...languages]}
            chosen={fields.language}
            error={errorOf("language")}
          />
        </div>
        <div className="wish-pair">
          <SelectField
            id="booths"
            label={t("request.booth")}
            options={Array.from({ length: MOST_BOOTHS + 1 }, (_, count) =>
              option(count, count === 0 ? t("request.noInterpretation") : t("booths", { count })),
            )}
            chosen={fields.booths}
            error={errorOf("booths")}
          />
          <SelectField
            id="press"
            label={t("request.press")}
            options={PRESS_MINUTES.map((count) =>
              option(
                count,
                count === 0 ? t("request.noPress") : t("request.pressMinutes", { count }),
              ),
            )}
            chosen={fields.press}
            error={errorOf("press")}
          />
        </div>
        <SelectField
          id="place"
          label={t("request.place")}
          options={[option("", t("request.anyRoom")), ...places]}
          chosen={fields.place}
          error={errorOf("place")}
        />
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
          value={intent}
        >
          {sending ? <span className="spin" aria-hidden="true" /> : null}
          {t(changing ? "request.sendChange" : "request.send")}
        </button>
      </div>
    </Form>
  );
}
