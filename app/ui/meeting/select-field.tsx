import type { Option } from "../combobox.tsx";
import { describedBy, Field } from "../field.tsx";

/** One of a short list, with label and error. `id` is also its name, unless that is given. */
export function SelectField(props: {
  id: string;
  name?: string;
  label: string;
  options: readonly Option[];
  chosen: string;
  hint?: string;
  error?: string | undefined;
}) {
  const { id, label, options, chosen, hint, error } = props;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        name={props.name ?? id}
        className="input"
        defaultValue={chosen}
        {...describedBy(id, { hint: Boolean(hint), error })}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}
