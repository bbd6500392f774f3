import { Link } from "@remix-run/react";
import { CircleCheck, CircleDashed, Copy, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { personNumber } from "#app/domain/badge/short-number.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { type FieldNotes, NOMINEE_FIELDS } from "#app/domain/nominee/fields.ts";
import { astanaTime, formatDay } from "#app/domain/time/astana.ts";
import type { DossierPage } from "#app/server/vetting/dossier-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { useCheckWords } from "./check-words.ts";
import { OfficersChip } from "./officers-chip.tsx";

/** Files that are likely the same person's, by passport or by name and birthday; nothing where there are none. */
export function Twins({ page: { twins } }: { page: DossierPage }) {
  const { t } = useTranslation("accreditation");
  if (twins.length === 0) return null;
  return (
    <section className="card twins" aria-labelledby="twins-title">
      <div className="card-h">
        <Copy className="i c-warn" aria-hidden="true" />
        <h2 className="h-sub c-warn" id="twins-title">
          {t("dossier.twins")}
        </h2>
      </div>
      <ul className="twin-list">
        {twins.map((twin) => (
          <li key={twin.id}>
            <span className="row">
              <Link to={`/accreditation/${twin.id}`}>{fullName(twin)}</Link>
              {twin.letter ? <CategoryTag letter={twin.letter} /> : null}
            </span>
            <span className="row t13 c2">
              <span className="num">{personNumber(twin.code, twin.number)}</span>
              {t(twin.samePassport ? "dossier.samePassport" : "dossier.sameName")}
              <OfficersChip status={twin.status} />
            </span>
          </li>
        ))}
      </ul>
      <p className="t13 c2">{t("dossier.twinsText")}</p>
    </section>
  );
}

const LOOK = {
  warn: { Icon: TriangleAlert, colour: "c-warn" },
  open: { Icon: CircleDashed, colour: "c3" },
  fine: { Icon: CircleCheck, colour: "c-ok" },
} as const;

/** What was checked without asking anybody, worst first. */
export function Checks({ page }: { page: DossierPage }) {
  const { t } = useTranslation("accreditation");
  const { wordsOf, valueOf } = useCheckWords(page);
  return (
    <section className="card" aria-labelledby="checks-title">
      <div className="card-h">
        <h2 className="h-sub" id="checks-title">
          {t("dossier.checks")}
        </h2>
      </div>
      <ul className="chk">
        {page.checks.map((check) => {
          const { Icon, colour } = LOOK[check.grade];
          return (
            <li key={check.check}>
              <Icon className={`i ${colour}`} aria-hidden="true" />
              <span>
                <span className="vh">{t(`grade.${check.grade}`)}: </span>
                {wordsOf(check)}
              </span>
              <span>{valueOf(check)}</span>
            </li>
          );
        })}
        <Consent of={page.consent} />
      </ul>
    </section>
  );
}

/** Who confirmed for this person that the data notice was read, and when; nothing at a summit without a notice. */
function Consent({ of }: { of: DossierPage["consent"] }) {
  const { t } = useTranslation("accreditation");
  const language = useLanguage();
  if (of === undefined) return null;
  const { Icon, colour } = LOOK[of ? "fine" : "warn"];
  return (
    <li>
      <Icon className={`i ${colour}`} aria-hidden="true" />
      <span>
        <span className="vh">{t(`grade.${of ? "fine" : "warn"}`)}: </span>
        {of ? t("dossier.consent", { name: of.by }) : t("dossier.noConsent")}
      </span>
      <span>{of ? formatDay(of.at, language) : null}</span>
    </li>
  );
}

/** The story of the file, newest first. */
export function History({ page: { history, stageNames } }: { page: DossierPage }) {
  const { t } = useTranslation("accreditation");
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="history-title">
      <div className="card-h">
        <h2 className="h-sub" id="history-title">
          {t("dossier.history")}
        </h2>
      </div>
      {history.entries.length === 0 ? (
        <p className="card-b c2 t14">{t("dossier.historyEmpty")}</p>
      ) : (
        <ol className="hist">
          {history.entries.map((entry) => (
            <li key={`${entry.at.getTime()} ${entry.kind}`}>
              <span>
                {formatDay(entry.at, language)}, {astanaTime(entry.at)}
              </span>
              {entry.kind === "deed" ? (
                t(`dossier.deed.${entry.deed}`)
              ) : entry.kind === "move" ? (
                <div>
                  {t(`dossier.moved.${entry.move}`, {
                    stage: stageNames[entry.stage] ?? entry.stage,
                    name: entry.name,
                  })}
                  {entry.reason ? <blockquote>{entry.reason}</blockquote> : null}
                </div>
              ) : (
                <div>
                  {t(`dossier.decided.${entry.outcome}`, {
                    stage: stageNames[entry.stage] ?? entry.stage,
                    name: entry.name,
                  })}
                  {entry.reason ? <blockquote>{entry.reason}</blockquote> : null}
                  <Notes of={entry.notes} />
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What was written to single fields. */
function Notes({ of }: { of: FieldNotes }) {
  const { t } = useTranslation("registration");
  return NOMINEE_FIELDS.filter((field) => of[field]).map((field) => (
    <blockquote key={field}>
      <b>{t(`field.${field}`)}</b>: {of[field]}
    </blockquote>
  ));
}
