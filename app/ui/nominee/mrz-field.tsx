import { CircleCheck, WandSparkles } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { type MrzChange, type MrzRepair, suggestRepair } from "../../domain/nominee/mrz-repair.ts";
import { type MrzCell, cellLooks } from "../../domain/nominee/mrz-cells.ts";
import {
  isComplete,
  type Mrz,
  type MrzFault,
  mrzLines,
  readMrz,
} from "../../domain/nominee/mrz.ts";
import { describedBy, Field } from "../field.tsx";
import { zoneWords } from "./problem-words.ts";
import { ZonePicture } from "./zone-picture.tsx";

type Props = { initial: string; today: string; error: string | undefined; fromPicture: boolean };

/**
 * The two lines of a passport or three of a card, typed or pasted. When a character must be pointed at, they are set as
 * equal cells with the one-tap repair; when the digits agree, empty fields of the form are filled.
 */
export function MrzField({ initial, today, error, fromPicture }: Props) {
  const { t } = useTranslation("registration");
  const [text, setText] = useState(initial);
  const [pictured, setPictured] = useState(fromPicture);
  const box = useRef<HTMLTextAreaElement>(null);
  const lines = mrzLines(text);
  const complete = isComplete(lines);
  // While somebody types, nothing is wrong yet.
  const read = text !== "" && (complete || text === initial) ? readMrz(text, today) : null;
  const fault = read?.ok === false ? read.error[0] : undefined;
  const repair = fault ? suggestRepair(text) : null;
  const one = repair?.changes.length === 1 ? repair.changes[0] : undefined;
  const said = fault ? zoneWords(t, fault) : error;

  const change = (next: string, picture = false) => {
    setText(next);
    setPictured(picture);
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
          rows={Math.max(2, Math.min(3, lines.length))}
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
            {one
              ? t("form.mrzSuggest", one)
              : t("form.mrzSuggestMany", { list: repair.changes.map(changeWords).join(", ") })}
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
            {one ? t("form.mrzRepair", one) : t("form.mrzRepairMany")}
          </button>
        </div>
      ) : null}
      <ZonePicture read={pictured} onRead={(next) => change(next, true)} />
      {read?.ok ? (
        <span className="ok-note">
          <CircleCheck className="i i-16" aria-hidden="true" />
          {t("form.mrzRead")}
        </span>
      ) : null}
    </Field>
  );
}

const changeWords = ({ from, to }: MrzChange): string => `${from} → ${to}`;

const CLASS: Record<MrzCell["look"], string> = { plain: "", filler: "f", check: "", wrong: "c" };

/** Decoration for the eye: the sentence above says the same. */
function Cells(props: { lines: readonly string[]; fault: MrzFault; repair: MrzRepair | null }) {
  const { lines, fault, repair } = props;
  const pointed = [...(fault.kind === "character" ? [fault] : []), ...(repair?.changes ?? [])];
  return (
    <div className="mrz" aria-hidden="true">
      {cellLooks(lines).map((cells, line) => (
        <div key={line}>
          {cells.map(({ character, look }, at) => {
            const here = pointed.some((each) => each.line === line + 1 && each.position === at + 1);
            return (
              <span key={at} className={here ? "e" : CLASS[look]}>
                {character}
              </span>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function fillEmpty(form: HTMLFormElement | null, mrz: Mrz): void {
  const values: Record<string, string | null> = {
    passportNumber: mrz.number,
    nationality: mrz.nationality,
    birthDate: mrz.birthDate,
    passportExpires: mrz.expires,
  };
  for (const [name, value] of Object.entries(values)) {
    const input = form?.elements.namedItem(name);
    if (input instanceof HTMLInputElement && input.value === "" && value) input.value = value;
  }
}
