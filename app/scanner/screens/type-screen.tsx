import { ArrowLeft, Phone, Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { parseShortNumber } from "#app/domain/badge/short-number.ts";
import type { GateList } from "#app/domain/gate/wire.ts";
import type { Result } from "#app/domain/result.ts";
import { describedBy, Field } from "#app/ui/field.tsx";

import type { ApiRefusal } from "../api.ts";
import type { DutyState } from "../duty-state.ts";
import { LinkPill } from "./gate-bar.tsx";

type Props = {
  list: GateList;
  state: DutyState;
  /** Looks the number up; on success the verdict stands before this screen. */
  onNumber: (number: string) => Promise<Result<unknown, ApiRefusal>>;
  onBack: () => void;
};
type Problem = "malformed" | "notFound" | "offline";

/** The number under the code, for a code that does not read. Looked up online; offline it is the supervisor's. */
export function TypeScreen({ list, state, onNumber, onBack }: Props) {
  const { t } = useTranslation("gate");
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("number");
    const number = parseShortNumber(typeof typed === "string" ? typed : "");
    if (!number.ok) return setProblem("malformed");
    setBusy(true);
    const found = await onNumber(number.value);
    setBusy(false);
    if (!found.ok) setProblem(found.error === "not_found" ? "notFound" : "offline");
  }

  const error = problem && t(`type.${problem}`);
  return (
    <section className="g-type" aria-labelledby="type-title">
      <header className="g-bar">
        <button className="g-btn g-back" onClick={onBack} aria-label={t("do.back")}>
          <ArrowLeft className="i" aria-hidden="true" />
        </button>
        <span className="g-place">
          <b id="type-title">{t("type.title")}</b>
        </span>
        <LinkPill state={state} />
      </header>
      <form onSubmit={(event) => void submit(event)} className="g-form">
        <Field id="number" label={t("type.label")} hint={t("type.hint")} error={error}>
          <input
            id="number"
            name="number"
            className="input mono"
            autoCapitalize="characters"
            autoComplete="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={12}
            {...describedBy("number", { hint: true, error })}
          />
        </Field>
        {state.online ? null : <p className="g-age">{t("type.offline")}</p>}
        <div className="g-dock">
          <a className="g-btn" href={`tel:${list.telephone}`}>
            <Phone className="i" aria-hidden="true" />
            {t("do.supervisor")}
          </a>
          <button className="g-btn g-hi" aria-disabled={busy}>
            <Search className="i" aria-hidden="true" />
            {t("do.lookUp")}
          </button>
        </div>
      </form>
    </section>
  );
}
