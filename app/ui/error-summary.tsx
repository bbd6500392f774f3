import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

/** Stands before the form, takes focus when it appears, and each line leads to its field. Renders nothing without errors. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string;
  errors: readonly { field: string; message: string }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map(({ field, message }) => field + message).join();
  useEffect(() => {
    if (key) box.current?.focus();
  }, [key]);
  if (errors.length === 0) return null;
  return (
    <div className="errsum" role="alert" tabIndex={-1} ref={box}>
      <CircleAlert className="i i-24" aria-hidden="true" />
      <div>
        <h2>{title}</h2>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field + message}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
