import { Link } from "@remix-run/react";
import { TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { Conflict } from "./form-data.ts";

/** What a colleague saved meanwhile, field by field: theirs beside mine, with a choice in each; it stands in the form. */
export function ConflictPanel({ conflict, self }: { conflict: Conflict; self: string }) {
  const { t } = useTranslation(["nominee", "registration"]);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const shown = (value: string) => (value === "" ? t("conflict.nothing") : <bdi>{value}</bdi>);
  return (
    <section className="card conflict" aria-labelledby="conflict-title" tabIndex={-1} ref={panel}>
      <div className="card-h">
        <TriangleAlert className="i" aria-hidden="true" />
        <h2 className="h-sec" id="conflict-title">
          {t("conflict.title", { name: conflict.by, time: conflict.at })}
        </h2>
      </div>
      <div className="card-b stack">
        <p className="t14 c2">{t("conflict.text")}</p>
        {conflict.photoToo ? <p className="t14">{t("conflict.photo")}</p> : null}
        {conflict.conflicts.map(({ field, theirs, mine }) => (
          <fieldset key={field} className="choice">
            <legend className="flabel">{t(`registration:field.${field}`)}</legend>
            <label className="tick">
              <input type="radio" name={`take.${field}`} value="mine" defaultChecked />
              <span>
                {t("conflict.mine")}: {shown(mine)}
              </span>
            </label>
            <label className="tick">
              <input type="radio" name={`take.${field}`} value="theirs" />
              <span>
                {t("conflict.theirs", { name: conflict.by })}: {shown(theirs)}
              </span>
            </label>
          </fieldset>
        ))}
        {conflict.taken.length > 0 ? (
          <div>
            <p className="t14">{t("conflict.taken", { name: conflict.by })}</p>
            <ul className="plain">
              {conflict.taken.map(({ field, theirs }) => (
                <li key={field}>
                  {t(`registration:field.${field}`)}: {shown(theirs)}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <div className="row">
          <button className="btn btn-1" name="intent" value="save">
            {t("conflict.save")}
          </button>
          <Link className="btn btn-2" to={self} reloadDocument>
            {t("conflict.allTheirs")}
          </Link>
        </div>
      </div>
    </section>
  );
}
