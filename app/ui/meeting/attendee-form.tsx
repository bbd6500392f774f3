import { Form } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ATTENDANCE, type Attendance } from "../../domain/bilateral/kinds.ts";
import type { Option } from "../combobox.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Notice } from "../notice.tsx";
import { SelectField } from "./select-field.tsx";

type Refused =
  | { kind: "unknown" | "principals" | "email" | "interpreter_never_in_two_places" }
  | { kind: "more_than_announced"; named: number; announced: number };

type Part = { as: Attendance | ""; email: string };
type Person = Part & { id: string; name: string; position: string };

/** Who of a delegation's own people comes to a meeting, as what, and which language it speaks there. */
export function AttendeeForm(props: {
  page: {
    request: { parties: readonly { delegationId: string; language: string }[] };
    people: readonly Person[];
  };
  delegationId: string;
  languages: readonly Option[];
  refused: Refused | undefined;
  /** What was refused, as it was typed. */
  typed: Readonly<Record<string, Part>> | undefined;
}) {
  const { page, delegationId, languages, refused, typed } = props;
  const { t } = useTranslation(["request", "bilateral"]);
  const own = page.request.parties.find((side) => side.delegationId === delegationId);
  return (
    <Form method="post" className="card wish" aria-labelledby="who-title">
      <div className="card-h">
        <h2 className="h-sec" id="who-title">
          {t("who.title")}
        </h2>
      </div>
      <div className="card-b">
        {refused ? <Notice kind="bad">{t(`who.${refused.kind}`, { ...refused })}</Notice> : null}
        <SelectField
          id="language"
          label={t("bilateral:request.language")}
          options={[{ id: "", text: "—" }, ...languages]}
          chosen={own?.language ?? ""}
        />
        {page.people.length === 0 ? (
          <EmptyState title={t("who.none")} />
        ) : (
          <>
            <p className="hint">{t("who.hint")}</p>
            <ul className="meet-people">
              {page.people.map((person) => (
                <PersonPart key={person.id} person={{ ...person, ...typed?.[person.id] }} />
              ))}
            </ul>
          </>
        )}
        <button className="btn btn-2" name="intent" value="attendees">
          {t("who.save")}
        </button>
      </div>
    </Form>
  );
}

/** As what somebody comes; of an interpreter also where they are told of the hours. Without scripts that is asked once saved. */
function PersonPart({ person }: { person: Person }) {
  const { id, name, position } = person;
  const { t } = useTranslation(["request", "bilateral"]);
  const [as, setAs] = useState(person.as);
  return (
    <li>
      <label htmlFor={`as-${id}`}>
        {name}
        {position ? <span className="t13 c2">{position}</span> : null}
      </label>
      <select
        id={`as-${id}`}
        name={`as-${id}`}
        className="input"
        defaultValue={person.as}
        onChange={({ target }) => setAs(ATTENDANCE.find((known) => known === target.value) ?? "")}
      >
        {(["", ...ATTENDANCE] as const).map((each) => (
          <option key={each} value={each}>
            {t(`who.as.${each}`)}
          </option>
        ))}
      </select>
      {as === "interpreter" ? (
        <div className="field meet-address">
          <label htmlFor={`email-${id}`}>{t("who.address", { name })}</label>
          <span className="hint" id={`email-${id}-hint`}>
            {t("who.addressHint")}
          </span>
          <input
            id={`email-${id}`}
            name={`email-${id}`}
            className="input"
            type="email"
            autoComplete="off"
            maxLength={254}
            defaultValue={person.email}
            aria-describedby={`email-${id}-hint`}
          />
        </div>
      ) : null}
    </li>
  );
}
