import { useTranslation } from "react-i18next";

import type { Role } from "#app/domain/access/roles.ts";
import type { Language, Trilingual } from "#app/domain/language/languages.ts";

type Person = { accountId: string; name: string; role: Role; delegation: Trilingual | null };

/** One click a role. Plain forms: they work without JavaScript. */
export function DemonstrationPeople(props: {
  people: readonly Person[];
  language: Language;
  to: string;
}) {
  const { t } = useTranslation(["access", "common"]);
  return (
    <section className="more" aria-labelledby="demo-title">
      <h2 className="h-sub" id="demo-title">
        {t("access:demo.title")}
      </h2>
      <p>{t("access:demo.text")}</p>
      <ul className="demo-people">
        {props.people.map((person) => (
          <li key={person.accountId + person.role}>
            <form method="post" action="/sign-in/demonstration">
              <input type="hidden" name="to" value={props.to} />
              <button
                className="btn btn-2 btn-s"
                type="submit"
                name="account"
                value={person.accountId}
              >
                <span>
                  {t(`common:role.${person.role}`)}
                  <small>
                    {person.name}
                    {person.delegation ? ` · ${person.delegation[props.language]}` : ""}
                  </small>
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <a href="/outbox">{t("access:demo.outbox")}</a>
    </section>
  );
}
