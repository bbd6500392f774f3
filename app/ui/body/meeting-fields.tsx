import { useTranslation } from "react-i18next";

import { LANGUAGES, type Trilingual } from "../../domain/language/languages.ts";
import { describedBy, Field } from "../field.tsx";
import { ModeField } from "./mode-field.tsx";
import { PartyField } from "./party-field.tsx";

type Fields = {
  /** What stands in the fields, by their names. */
  values: Readonly<Record<string, string | undefined>>;
  /** What is wrong, by field; `place` is all three. */
  problems: readonly string[];
};

/** When, how and where a meeting is held, and who chairs it. */
export function MeetingFields({
  values,
  problems,
  parties,
}: Fields & { parties: readonly { id: string; name: Trilingual }[] }) {
  const { t } = useTranslation("body");
  const shown = { values, problems };
  return (
    <>
      <When name="firstDay" type="date" {...shown} />
      <When name="lastDay" type="date" {...shown} hint={t("add.lastDayHint")} />
      <When name="start" type="time" {...shown} />
      <When name="end" type="time" {...shown} />
      <ModeField chosen={values.mode ?? ""} />
      {LANGUAGES.map((language) => (
        <Place key={language} language={language} {...shown} />
      ))}
      <Link {...shown} />
      <PartyField id="chair" label={t("add.chair")} chosen={values.chair} parties={parties} />
    </>
  );
}

function When(
  props: Fields & {
    name: "firstDay" | "lastDay" | "start" | "end";
    type: "date" | "time";
    hint?: string;
  },
) {
  const { name, type, values, problems, hint } = props;
  const { t } = useTranslation("body");
  // What is wrong with the two hours is said at the end.
  const error = name !== "start" && problems.includes(name) ? t(`problem.${name}`) : undefined;
  return (
    <Field id={name} label={t(`add.${name}`)} error={error} {...(hint && { hint })}>
      <input
        className="input"
        {...{ id: name, name, type }}
        defaultValue={values[name]}
        {...describedBy(name, { hint: hint !== undefined, error })}
      />
    </Field>
  );
}

function Place({ language, values, problems }: Fields & { language: (typeof LANGUAGES)[number] }) {
  const { t } = useTranslation("body");
  const id = `place.${language}`;
  // Said once, at the first of the three.
  const wrong = language === LANGUAGES[0] && problems.includes("place");
  const error = wrong ? t("problem.place") : undefined;
  return (
    <Field id={id} label={t(`add.place.${language}`)} error={error}>
      <input
        className="input"
        {...{ id, name: id, lang: language }}
        maxLength={300}
        defaultValue={values[id]}
        {...describedBy(id, { error })}
      />
    </Field>
  );
}

function Link({ values, problems }: Fields) {
  const { t } = useTranslation("body");
  const error = problems.includes("link") ? t("problem.link") : undefined;
  return (
    <Field id="link" label={t("add.link_")} error={error}>
      <input
        className="input"
        id="link"
        name="link"
        type="url"
        maxLength={500}
        defaultValue={values.link}
        {...describedBy("link", { error })}
      />
    </Field>
  );
}
