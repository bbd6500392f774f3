import { LockKeyhole } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { JourneyWay } from "#app/domain/travel/journey.ts";
import { JOURNEY_MODES } from "#app/domain/travel/mode.ts";
import type { PlanFields } from "#app/domain/travel/plan.ts";
import type { NamedLanguage } from "#app/server/travel/languages.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Card, SelectField, TextField } from "#app/ui/travel/form-parts.tsx";

type Shown = { fields: PlanFields; errorOf: (field: string) => string | undefined };
type Option = { value: string; text: string };

/** One way: how, with whom, through where, and when by Astana's clock. */
export function JourneyCard({
  way,
  points,
  fields,
  errorOf,
}: Shown & { way: JourneyWay; points: readonly Option[] }) {
  const { t } = useTranslation("travel");
  const typed = fields[way];
  const field = (name: keyof typeof typed) => ({
    name: `${way}.${name}`,
    value: typed[name],
    error: errorOf(`${way}.${name}`),
  });
  return (
    <Card id={way} title={t(`form.${way}`)}>
      <div className="card-b travel-fields">
        <SelectField
          {...field("mode")}
          label={t("form.mode")}
          options={[
            { value: "", text: t("form.modeChoose") },
            ...JOURNEY_MODES.map((mode) => ({ value: mode, text: t(`mode.${mode}`) })),
          ]}
        />
        <div className="travel-two">
          <TextField {...field("carrier")} label={t("form.carrier")} hint={t("form.carrierHint")} />
          <TextField {...field("number")} label={t("form.number")} hint={t("form.numberHint")} />
        </div>
        <SelectField
          {...field("point")}
          label={t(way === "arrival" ? "form.arrivalPoint" : "form.departurePoint")}
          options={[{ value: "", text: t("form.pointChoose") }, ...points]}
        />
        <div className="travel-two">
          <TextField {...field("day")} type="date" label={t("form.day")} />
          <TextField {...field("time")} type="time" label={t("form.time")} />
        </div>
      </div>
    </Card>
  );
}

export function HotelCard({ hotels, fields, errorOf }: Shown & { hotels: readonly Option[] }) {
  const { t } = useTranslation("travel");
  return (
    <Card id="hotels" title={t("form.hotelTitle")}>
      <div className="card-b travel-fields">
        <SelectField
          name="hotel"
          label={t("form.hotel")}
          value={fields.hotel}
          error={errorOf("hotel")}
          options={[{ value: "", text: t("form.hotelNone") }, ...hotels]}
        />
        <TextField
          name="hotelOther"
          label={t("form.hotelOther")}
          value={fields.hotelOther}
          error={errorOf("hotelOther")}
        />
      </div>
    </Card>
  );
}

export function LanguagesCard({
  languages,
  fields,
}: Shown & { languages: readonly NamedLanguage[] }) {
  const { t } = useTranslation("travel");
  const named = (codes: readonly string[]) =>
    languages.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  return (
    <Card id="languages" title={t("form.languages")}>
      <div className="card-b travel-fields">
        {(["interprets", "needsInterpretation"] as const).map((field) => (
          <fieldset key={field} className="picks">
            <legend>{t(`form.${field}`)}</legend>
            {field === "interprets" ? <p className="hint">{t("form.interpretsHint")}</p> : null}
            <details open={fields[field].length > 0}>
              <summary>{named(fields[field]).join(", ") || t("form.showLanguages")}</summary>
              <div className="picks-many">
                {languages.map(({ code, name }) => (
                  <label key={code} className="pick">
                    <input
                      type="checkbox"
                      name={field}
                      value={code}
                      defaultChecked={fields[field].includes(code)}
                    />
                    {name}
                  </label>
                ))}
              </div>
            </details>
          </fieldset>
        ))}
      </div>
    </Card>
  );
}

export function NeedsCard({ fields, errorOf }: Shown) {
  const { t } = useTranslation("travel");
  return (
    <Card id="needs" title={t("form.needs")}>
      <div className="card-b travel-fields">
        <p className="t13 c2 row">
          <LockKeyhole className="i i-16" aria-hidden="true" />
          {t("form.needsNote")}
        </p>
        {(["diet", "access"] as const).map((name) => (
          <Field key={name} id={name} label={t(`form.${name}`)} error={errorOf(name)}>
            <textarea
              id={name}
              name={name}
              className="input"
              rows={2}
              defaultValue={fields[name]}
              {...describedBy(name, { error: errorOf(name) })}
            />
          </Field>
        ))}
      </div>
    </Card>
  );
}
