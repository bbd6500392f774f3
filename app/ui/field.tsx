import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

type FieldProps = {
  /** The id of the input; hint and error get ids derived from it. */
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Already in the reader's language. */
  error?: string | undefined;
  children: ReactNode;
};

/** Label, hint, error above the box, then the input itself; give the input `describedBy(id, …)`. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  return (
    <div className={error ? "field is-err" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="err" id={`${id}-error`}>
          <CircleAlert className="i i-16" aria-hidden="true" />
          {error}
        </span>
      ) : null}
      {children}
    </div>
  );
}

/** `aria-describedby` and `aria-invalid` for the input of a Field. */
export function describedBy(
  id: string,
  { hint, error }: { hint?: boolean; error?: string | undefined },
) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}
