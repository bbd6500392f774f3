import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslation } from "react-i18next";

import { PAPER_ORDER } from "#app/domain/language/languages.ts";
import { MOST_MINUTES } from "#app/domain/programme/agenda.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import { pointField, speakerField, type TypedPoint, type TypedSpeaker } from "./form.ts";

export type Shown = {
  errorOf: (field: string) => string | undefined;
  /** By the reader's alphabet. */
  delegations: readonly { id: string; text: string }[];
};

/** One point of the agenda: its title in three languages, who speaks, whether delegations follow. The last one is empty. */
export function Point({
  point,
  at,
  isNew,
  ...shown
}: Shown & { point: TypedPoint; at: number; isNew: boolean }) {
  const { t } = useTranslation("programme");
  return (
    <fieldset className="card agenda-point">
      <legend className="h-sub">
        {isNew ? t("agenda.new") : t("agenda.point", { number: at + 1 })}
      </legend>
      {isNew ? null : <Move order={`${at}`} what={point.title} />}
      {PAPER_ORDER.map((language) => {
        const name = pointField(at, `title.${language}`);
        return (
          <Line
            key={language}
            name={name}
            lang={language}
            label={t("edit.form.titleIn", { language: t(`edit.language.${language}`) })}
            value={point.title[language]}
            errorOf={shown.errorOf}
          />
        );
      })}
      <ol className="speakers">
        {point.speakers.map((speaker, j) => (
          <Speaker
            key={j}
            isNew={j === point.speakers.length - 1}
            {...{ speaker, j, point: at }}
            {...shown}
          />
        ))}
      </ol>
      <label className="tick">
        <input
          type="checkbox"
          name={pointField(at, "statements")}
          defaultChecked={point.statements}
        />
        <span>
          {t("agenda.statements")}
          <small className="hint">{t("agenda.statementsHint")}</small>
        </span>
      </label>
    </fieldset>
  );
}

function Speaker({
  speaker,
  point,
  j,
  isNew,
  errorOf,
  delegations,
}: Shown & { speaker: TypedSpeaker; point: number; j: number; isNew: boolean }) {
  const { t } = useTranslation("programme");
  const field = (name: string) => speakerField(point, j, name);
  const [who, minutes] = [field("delegation"), field("minutes")];
  return (
    <li>
      <p className="flabel w6">
        {isNew ? t("agenda.newSpeaker") : t("agenda.speaker", { number: j + 1 })}
      </p>
      {isNew ? null : <Move order={`${point} ${j}`} what={speaker.office} />}
      <div className="row-of-2">
        <Field id={who} label={t("agenda.delegation")} error={errorOf(who)}>
          <select
            id={who}
            name={who}
            className="input"
            defaultValue={speaker.delegation}
            {...describedBy(who, { error: errorOf(who) })}
          >
            <option value="">{t("agenda.none")}</option>
            {delegations.map(({ id, text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        </Field>
        <Field id={minutes} label={t("agenda.minutes")} error={errorOf(minutes)}>
          <input
            id={minutes}
            name={minutes}
            className="input minutes"
            inputMode="numeric"
            maxLength={String(MOST_MINUTES).length}
            defaultValue={speaker.minutes}
            {...describedBy(minutes, { error: errorOf(minutes) })}
          />
        </Field>
      </div>
      <div className="row-of-3">
        {PAPER_ORDER.map((language) => {
          const name = field(`office.${language}`);
          return (
            <Line
              key={language}
              name={name}
              lang={language}
              label={t("agenda.officeIn", { language: t(`edit.language.${language}`) })}
              value={speaker.office[language]}
              errorOf={errorOf}
            />
          );
        })}
      </div>
    </li>
  );
}

type LineProps = Pick<Shown, "errorOf"> & {
  name: string;
  lang: string;
  label: string;
  value: string;
};

function Line({ name, lang, label, value, errorOf }: LineProps) {
  const error = errorOf(name);
  return (
    <Field id={name} label={label} error={error}>
      <input
        id={name}
        name={name}
        lang={lang}
        className="input"
        defaultValue={value}
        {...describedBy(name, { error })}
      />
    </Field>
  );
}

/** One place up or down; everything else on the page is saved with it. */
function Move({ order, what }: { order: string; what: TypedPoint["title"] }) {
  const { t, i18n } = useTranslation("programme");
  const name = what[i18n.language as "en"];
  return (
    <div className="move">
      <button className="iconbtn" name="move" value={`up ${order}`}>
        <ArrowUp className="i i-18" aria-hidden="true" />
        <span className="vh">{t("agenda.up", { name })}</span>
      </button>
      <button className="iconbtn" name="move" value={`down ${order}`}>
        <ArrowDown className="i i-18" aria-hidden="true" />
        <span className="vh">{t("agenda.down", { name })}</span>
      </button>
    </div>
  );
}
