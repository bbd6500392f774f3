import type { InputHTMLAttributes } from "react";
import { useTranslation } from "react-i18next";

import { LANGUAGES } from "../../domain/language/languages.ts";
import { describedBy, Field } from "../field.tsx";

/** What a form says of its fields after it was refused: what was typed, and the sentence of each fault. */
export type Mending = { typed: Record<string, string>; errors: Record<string, string> };
export const NOTHING_TO_MEND: Mending = { typed: {}, errors: {} };

type TextProps = {
  id: string;
  label: string;
  hint?: string;
  mending: Mending;
} & Omit<InputHTMLAttributes<HTMLInputElement>, "id">;

/** A line of text with its label, hint and error. */
export function TextField({ id, label, hint, mending, ...input }: TextProps) {
  const error = mending.errors[id];
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        className="input"
        id={id}
        name={id}
        defaultValue={mending.typed[id] ?? ""}
        autoComplete="off"
        {...input}
        {...describedBy(id, { hint: hint !== undefined, error })}
      />
    </Field>
  );
}

type SelectProps = {
  id: string;
  label: string;
  mending: Mending;
  options: readonly { value: string; label: string; lang?: string }[];
  first?: string;
};

/** A choice of one; `first` is what stands there while nothing is chosen. */
export function SelectField({ id, label, mending, options, first }: SelectProps) {
  const error = mending.errors[id];
  return (
    <Field id={id} label={label} error={error}>
      <select
        className="input"
        id={id}
        name={id}
        defaultValue={mending.typed[id] ?? ""}
        {...describedBy(id, { error })}
      >
        {first === undefined ? null : <option value="">{first}</option>}
        {options.map(({ value, label: words, lang }) => (
          <option key={value} value={value} lang={lang}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

const OWN_NAMES = { en: "English", ru: "Русский", kk: "Қазақша" } as const;
export const LANGUAGE_OPTIONS = LANGUAGES.map((language) => ({
  value: language,
  label: OWN_NAMES[language],
  lang: language,
}));

/** Name, address and language of somebody who is to get a letter. */
export function PersonFields({ mending }: { mending: Mending }) {
  const { t } = useTranslation("invitation");
  return (
    <>
      <TextField
        id="name"
        label={t("office.name")}
        hint={t("office.nameHint")}
        mending={mending}
        maxLength={200}
      />
      <TextField id="email" type="email" label={t("office.email")} mending={mending} />
      <SelectField
        id="language"
        label={t("office.language")}
        mending={mending}
        options={LANGUAGE_OPTIONS}
      />
    </>
  );
}
