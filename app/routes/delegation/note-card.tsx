import { Link } from "@remix-run/react";
import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { NoteComparison } from "#app/server/note/match.server.ts";

/** How note and nominees agree, in short; the names stand on the page behind it. */
export function NoteCard({ comparison }: { comparison: NoteComparison }) {
  const { t } = useTranslation("note");
  const { kind } = comparison;
  return (
    <section className="card" aria-labelledby="note-title">
      <div className="card-h">
        <h2 className="h-sub" id="note-title">
          {t("short")}
        </h2>
      </div>
      <div className="card-b note-card">
        {kind === "compared" ? <Counts of={comparison} /> : <p className="t14 c2">{t(kind)}</p>}
        <Link className="t14" to="/delegation/note">
          {t(kind === "compared" ? "see" : "handIn")}
        </Link>
      </div>
    </section>
  );
}

function Counts({ of }: { of: Extract<NoteComparison, { kind: "compared" }> }) {
  const { t } = useTranslation("note");
  const { matched, notInNote, notNominated } = of;
  return (
    <ul className="note-counts t14">
      {notNominated.length > 0 ? (
        <Count warn text={t("notNominated", { count: notNominated.length })} />
      ) : null}
      {notInNote.length > 0 ? (
        <Count warn text={t("notInNote", { count: notInNote.length })} />
      ) : null}
      <Count text={t("matched", { count: matched.length })} />
    </ul>
  );
}

function Count({ warn = false, text }: { warn?: boolean; text: string }) {
  const Icon = warn ? TriangleAlert : CircleCheck;
  return (
    <li>
      <Icon className={`i i-18 ${warn ? "c-warn" : "c-ok"}`} aria-hidden="true" />
      {text}
    </li>
  );
}
