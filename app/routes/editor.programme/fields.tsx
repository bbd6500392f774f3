import type { Language } from "#app/domain/language/languages.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import type { ItemFields } from "./form.ts";

/** A form as it was filled, with what is wrong in it. */
export type Filled = { fields: ItemFields; errorOf: (field: string) => string | undefined };

type TextProps = Filled & {
  name: string;
  label: string;
  type?: "text" | "date" | "url";
  hint?: string;
  /** `HH:MM` as text: a browser's own box for hours may insist on a.m. and p.m. */
  hour?: boolean;
  rows?: number;
  lang?: Language;
};

/** A line or some lines of text. */
export function Text({
  name,
  label,
  type = "text",
  hint,
  hour,
  rows,
  lang,
  fields,
  errorOf,
}: TextProps) {
  const error = errorOf(name);
  const shared = {
    id: name,
    name,
    className: "input",
    defaultValue: fields[name],
    lang,
    ...(hour ? ({ inputMode: "numeric", placeholder: "09:05", maxLength: 5 } as const) : {}),
    ...describedBy(name, { error, hint: hint !== undefined }),
  };
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {rows ? <textarea rows={rows} {...shared} /> : <input type={type} {...shared} />}
    </Field>
  );
}

type ChoiceProps = Filled & {
  name: string;
  label: string;
  options: readonly { value: string; text: string }[];
};

/** One of several. */
export function Choice({ name, label, options, fields, errorOf }: ChoiceProps) {
  const error = errorOf(name);
  return (
    <Field id={name} label={label} error={error}>
      <select
        id={name}
        name={name}
        className="input"
        defaultValue={fields[name]}
        {...describedBy(name, { error })}
      >
        {options.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Yes or no. */
export function Check({
  name,
  label,
  hint,
  fields,
}: {
  name: string;
  label: string;
  hint?: string;
  fields: ItemFields;
}) {
  return (
    <label className="tick">
      <input type="checkbox" name={name} defaultChecked={fields[name] === "on"} />
      <span>
        {label}
        {hint ? <small className="hint">{hint}</small> : null}
      </span>
    </label>
  );
}
