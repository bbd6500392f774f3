import { Link } from "@remix-run/react";
import { CircleCheck, FileText, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { NoteComparison } from "#app/server/note/match.server.ts";
import { Notice } from "#app/ui/notice.tsx";

/** Who stands where, what needs a look first. */
export function Comparison({ comparison }: { comparison: NoteComparison }) {
  const { t } = useTranslation("note");
  if (comparison.kind === "none") return <Notice kind="info">{t("none")}</Notice>;
  const { number, paperId } = comparison;
  const head = (
    <p className="t14 c2">
      {t("of", { number })} ·{" "}
      <a className="icon-link" href={`/papers/${paperId}`} download>
        <FileText className="i i-16" aria-hidden="true" /> {t("download")}
      </a>
    </p>
  );
  if (comparison.kind !== "compared")
    return (
      <>
        {head}
        <Notice kind={comparison.kind === "no_text" ? "warn" : "info"}>{t(comparison.kind)}</Notice>
      </>
    );
  const { matched, notInNote, notNominated } = comparison;
  return (
    <>
      {head}
      {notInNote.length + notNominated.length === 0 ? (
        <Notice kind="ok">{t("allNamed")}</Notice>
      ) : null}
      <Group warn title={t("notNominated", { count: notNominated.length })} id="not-nominated">
        {notNominated.map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
      </Group>
      <Group warn title={t("notInNote", { count: notInNote.length })} id="not-in-note">
        {notInNote.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/delegation/nominees/${id}`}>{name}</Link>
          </li>
        ))}
      </Group>
      <Group title={t("matched", { count: matched.length })} id="matched">
        {matched.map(({ id, name, line }) => (
          <li key={id}>
            <Link to={`/delegation/nominees/${id}`}>{name}</Link>
            <span className="t13 c2 breakable">
              {t("inNote")}: <bdi>{line}</bdi>
            </span>
          </li>
        ))}
      </Group>
    </>
  );
}

type GroupProps = { id: string; title: string; warn?: boolean; children: ReactNode[] };

function Group({ id, title, warn = false, children }: GroupProps) {
  if (children.length === 0) return null;
  const Icon = warn ? TriangleAlert : CircleCheck;
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-h">
        <Icon className={`i ${warn ? "c-warn" : "c-ok"}`} aria-hidden="true" />
        <h2 className="h-sub" id={id}>
          {title}
        </h2>
      </div>
      <ul className="names-list">{children}</ul>
    </section>
  );
}
