import { type FormEvent, type HTMLAttributes, useState } from "react";
import { useTranslation } from "react-i18next";

import { inCapitals } from "../../domain/nominee/display.ts";
import type { DraftField, TypedDraft } from "../../domain/nominee/draft.ts";
import { describedBy, Field } from "../field.tsx";
import type { NomineeFormData } from "./form-data.ts";
import { MrzField } from "./mrz-field.tsx";
import { Warnings } from "./warnings.tsx";

type Props = {
  data: NomineeFormData;
  typed: TypedDraft;
  errorOf: (field: DraftField) => string | undefined;
  fromPicture: boolean;
};

/** Who it is, as the passport prints it, and how the name will stand on the badge. */
export function IdentityCard({ data, typed, errorOf, fromPicture }: Props) {
  const { t } = useTranslation("registration");
  const [shown, setShown] = useState(typed);
  const follow = (event: FormEvent<HTMLElement>) => {
    const { target } = event;
    if (target instanceof HTMLInputElement) setShown({ ...shown, [target.name]: target.value });
  };
  const input = (
    name: Exclude<DraftField, "mrz" | "category">,
    options: {
      hint?: string;
      type?: "date";
      list?: string;
      props?: HTMLAttributes<HTMLInputElement>;
      look?: string;
    } = {},
  ) => (
    <Field id={name} label={t(`field.${name}`)} hint={options.hint} error={errorOf(name)}>
      <input
        className={`input ${options.look ?? ""}`}
        id={name}
        name={name}
        type={options.type ?? "text"}
        list={options.list}
        defaultValue={typed[name]}
        autoComplete="off"
        {...describedBy(name, { hint: Boolean(options.hint), error: errorOf(name) })}
        {...options.props}
      />
    </Field>
  );
  return (
    <section className="card" aria-labelledby="identity-title">
      <div className="card-h">
        <h2 className="h-sec" id="identity-title">
          {t("form.identity")}
        </h2>
        <span className="t13 c3 end">{t("form.asPrinted")}</span>
      </div>
      <div className="card-b stack" onInput={follow}>
        <MrzField
          initial={typed.mrz}
          today={data.today}
          error={errorOf("mrz")}
          fromPicture={fromPicture}
        />
        <Warnings data={data} />
        <div className="f2">
          {input("surname", { hint: t("form.surnameHint") })}
          {input("givenNames", { hint: t("form.givenNamesHint") })}
        </div>
        <div className="f2">
          {input("nativeName", {
            hint: t("form.nativeNameHint"),
            props: { dir: "auto" },
            look: "native",
          })}
          {input("nationality", { hint: t("form.nationalityHint"), list: "states" })}
        </div>
        <datalist id="states">
          {data.states.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </datalist>
        <div className="f3">
          {input("passportNumber", { look: "mono", props: { spellCheck: false } })}
          {input("birthDate", { type: "date" })}
          {input("passportExpires", { type: "date" })}
        </div>
        <div className="f2">
          {input("honorific", { hint: t("form.honorificHint") })}
          {input("position", { hint: t("form.positionHint") })}
        </div>
        <BadgeName typed={shown} />
      </div>
    </section>
  );
}

function BadgeName({ typed }: { typed: TypedDraft }) {
  const { t } = useTranslation("registration");
  return (
    <div className="preview">
      <span>{t("form.onBadge")}</span>
      <b>
        {inCapitals(typed.surname, typed.nationality)}{" "}
        <span className="given">{typed.givenNames}</span>
      </b>
      <bdi>{typed.nativeName}</bdi>
    </div>
  );
}
