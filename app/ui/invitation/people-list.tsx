import { useTranslation } from "react-i18next";

import { EmptyState } from "../empty-state.tsx";
import { Flag } from "../flag.tsx";
import { AskFirst } from "./ask-first.tsx";

export type Person = {
  accountId: string;
  name: string;
  email: string;
  role: string;
  delegation: { name: string; iso2: string | null; code: string };
};

type Props = {
  people: readonly Person[];
  own: boolean;
  /** Whose access this reader may take away. */
  mayRemove: (person: Person) => boolean;
  /** The reader, when they stand in the list. */
  self?: string;
};

/** Who signs in for a delegation, or for any. */
export function PeopleList({ people, own, mayRemove, self }: Props) {
  const { t } = useTranslation(["invitation", "common"]);
  if (people.length === 0) return <EmptyState title={t("office.nobody")} />;
  return (
    <ul className="people-list">
      {people.map((person) => (
        <li key={person.accountId}>
          <div className="who">
            <b className="w6">
              {person.name}
              {person.accountId === self ? ` (${t("people.you")})` : ""}
            </b>
            <span className="t13 c2 breakable">{person.email}</span>
          </div>
          <div className="how">
            <span className="t13">
              {person.role === "focal" ? t("common:role.focal") : t("common:role.deputy")}
            </span>
            {own ? null : (
              <span className="t13 c2">
                <Flag iso2={person.delegation.iso2} size="s" /> {person.delegation.name}
              </span>
            )}
          </div>
          {mayRemove(person) ? (
            <div className="acts">
              <AskFirst
                ask={t("office.remove")}
                about={person.name}
                question={t("office.confirmRemove", { name: person.name })}
                intent="remove"
                id={person.accountId}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
