import { CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { TypedWindow } from "../../domain/bilateral/windows.ts";
import { formatDay } from "../../domain/time/astana.ts";
import { useLanguage } from "../use-language.ts";

/**
 * Days and hours within which a meeting may be held, or is best held; empty ones do not count. Their names are `day`, `from`
 * and `until`, behind a prefix where a form has both.
 */
export function WindowFields(props: {
  kind?: "windows" | "preferred";
  prefix?: string;
  /** Where one page has several forms. */
  id?: string;
  windows: readonly TypedWindow[];
  days: readonly string[];
  error?: string | undefined;
}) {
  const { windows, days, error, kind = "windows", prefix = "" } = props;
  const id = props.id ?? kind;
  const { t } = useTranslation("bilateral");
  const language = useLanguage();
  return (
    <fieldset
      className={error ? "windows is-err" : "windows"}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
    >
      <legend>{t(`request.${kind}`)}</legend>
      <span className="hint" id={`${id}-hint`}>
        {t(`request.${kind}Hint`)}
      </span>
      {error ? (
        <span className="err" id={`${id}-error`}>
          <CircleAlert className="i i-16" aria-hidden="true" />
          {error}
        </span>
      ) : null}
      {windows.map((window, index) => (
        <div
          className="window"
          role="group"
          aria-label={t("request.window", { number: index + 1 })}
          key={index}
        >
          <select
            name={`${prefix}day`}
            className="input"
            aria-label={t("panel.day")}
            defaultValue={window.day}
          >
            <option value="">{index === 0 && kind === "windows" ? t("anyDay") : "—"}</option>
            {days.map((day) => (
              <option key={day} value={day}>
                {formatDay(day, language)}
              </option>
            ))}
          </select>
          {(["from", "until"] as const).map((end) => (
            <input
              key={end}
              name={`${prefix}${end}`}
              className="input"
              aria-label={t(`request.${end}`)}
              // Text, since a browser shows type=time by its own habits: 2:30 PM.
              inputMode="numeric"
              autoComplete="off"
              maxLength={5}
              placeholder={t(`request.${end}`)}
              defaultValue={window[end]}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}
