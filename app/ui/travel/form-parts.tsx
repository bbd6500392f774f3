import type { ReactNode } from "react";

import { describedBy, Field } from "../field.tsx";

type Common = {
  /** Name of the field in the form; also its id, which an error summary leads to. */
  name: string;
  label: string;
  value: string;
  hint?: string | undefined;
  error?: string | undefined;
};

/** One line of text, a day or an hour, with label, hint and error. */
export function TextField({
  name,
  label,
  value,
  hint,
  error,
  ...input
}: Common & {
  type?: "text" | "date" | "time";
  inputMode?: "text" | "numeric" | "decimal";
  autoComplete?: string;
}) {
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      <input
        id={name}
        name={name}
        className="input"
        defaultValue={value}
        autoComplete="off"
        {...input}
        {...describedBy(name, { hint: hint !== undefined, error })}
      />
    </Field>
  );
}

/** A choice of one; the empty value stands first where there may be none. */
export function SelectField({
  name,
  label,
  value,
  hint,
  error,
  options,
}: Common & { options: readonly { value: string; text: string }[] }) {
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      <select
        id={name}
        name={name}
        className="input"
        defaultValue={value}
        {...describedBy(name, { hint: hint !== undefined, error })}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A card with a title, for a part of a form or a list. */
export function Card(props: { id: string; title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section className="card" aria-labelledby={`${props.id}-title`}>
      <div className="card-h">
        <h2 className="h-sub" id={`${props.id}-title`}>
          {props.title}
        </h2>
        {props.end}
      </div>
      {props.children}
    </section>
  );
}
