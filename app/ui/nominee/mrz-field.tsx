import { CircleCheck, WandSparkles } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type MrzRepair, suggestRepair } from "../../domain/nominee/mrz-repair.ts";
import { type Mrz, type MrzFault, mrzLines, readMrz } from "../../domain/nominee/mrz.ts";
import { describedBy, Field } from "../field.tsx";
import { zoneWords } from "./problem-words.ts";

type Props = { initial: string; today: string; error: string | undefined };

/**
 * The passport's two lines, typed or pasted. When a character must be pointed at, they are set as 44 equal cells with the
 * one-tap repair; when the digits agree, empty fields of the form are filled.
 */
export function MrzField({ initial, today, error }: Props) {
  const { t } = useTranslation("registration");
  const [text, setText] = useState(initial);
  const box = useRef<HTMLTextAreaElement>(null);
  const lines = mrzLines(text);
  const complete = lines.length === 2 && lines.every((line) => line.length >= 44);
  // While somebody types, nothing is wrong yet.
  const read = text !== "" && (complete || text === initial) ? readMrz(text, today) : null;
  const fault = read?.ok === false ? read.error[0] : undefined;
  const repair = fault ? suggestRepair(text) : null;
  const said = fault ? zoneWords(t, fault) : error;

  const change = (next: string) => {
    setText(next);
    const now = readMrz(next, today);
    if (now.ok) fillEmpty(box.current?.form ?? null, now.value);
  };
  return (
    <Field id="mrz" label={t("field.mrz")} hint={t("form.mrzHint")} error={said}>
      <div className="mrz-box">
        {fault && complete ? <Cells lines={lines} fault={fault} repair={repair} /> : null}
        <textarea
          className="input mrz-text"
          id="mrz"
          name="mrz"
          rows={2}
          ref={box}
          value={text}
          onChange={(event) => change(event.target.value)}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          dir="ltr"
          {...describedBy("mrz", { hint: true, error: said })}
        />
      </div>
      {repair ? (
        <div className="repair">
          <span className="t13">
            {t("form.mrzSuggest", { position: repair.position, from: repair.from, to: repair.to })}
          </span>
          <button
            className="btn btn-2 btn-s"
            name="intent"
            value="repair"
            onClick={(event) => {
              event.preventDefault();
              change(repair.text);
            }}
          >
            <WandSparkles className="i i-16" aria-hidden="true" />
            {t("form.mrzRepair", { from: repair.from, to: repair.to })}
          </button>
        </div>
      ) : null}
      {read?.ok ? (
        <span className="ok-note">
          <CircleCheck className="i i-16" aria-hidden="true" />
          {t("form.mrzRead")}
        </span>
      ) : null}
    </Field>
  );
}

/** Decoration for the eye: the sentence above says the same. */
function Cells(props: { lines: readonly string[]; fault: MrzFault; repair: MrzRepair | null }) {
  const { lines, fault, repair } = props;
  const lookOf = (line: number, position: number, character: string): string => {
    if (fault.kind === "character" && fault.line === line && fault.position === position)
      return "e";
    if (line === 2 && repair?.position === position) return "e";
    if (line === 2 && fault.kind === "check" && fault.position === position) return "c";
    return character === "<" ? "f" : "";
  };
  return (
    <div className="mrz" aria-hidden="true">
      {lines.map((line, at) => (
        <div key={at}>
          {[...line].map((character, column) => (
            <span key={column} className={lookOf(at + 1, column + 1, character)}>
              {character}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

function fillEmpty(form: HTMLFormElement | null, mrz: Mrz): void {
  const values = {
    passportNumber: mrz.number,
    nationality: mrz.nationality,
    birthDate: mrz.birthDate,
    passportExpires: mrz.expires,
  };
  for (const [name, value] of Object.entries(values)) {
    const input = form?.elements.namedItem(name);
    if (input instanceof HTMLInputElement && input.value === "") input.value = value;
  }
}
