import { Form, Link } from "@remix-run/react";
import { Printer, Search } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SHEETS, type SheetKind } from "#app/domain/badge/sheets.ts";
import { formatDay } from "#app/domain/time/astana.ts";
import type { ShownPass } from "#app/server/pass/pages.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SearchInput } from "#app/ui/search-input.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import { EndPass } from "./end-pass.tsx";

/** The form that the ticks belong to. */
const PRINT = "print-passes";

/** Passes issued, latest first, or those found; the live ones are printed together or ended one by one. */
export function Issued(props: { issued: readonly ShownPass[]; words: string; sheet: SheetKind }) {
  const { issued, words, sheet } = props;
  const { t } = useTranslation("pass");
  return (
    <section className="card" aria-labelledby="issued-title">
      <div className="card-h pass-head">
        <h2 className="h-sub" id="issued-title">
          {t("list")}
        </h2>
        <Form className="print-find" role="search" method="get">
          <SearchInput id="pass-words" name="find" label={t("find")} words={words} />
          <button className="btn btn-2">
            <Search className="i i-18" aria-hidden="true" />
            <span className="vh">{t("show")}</span>
          </button>
        </Form>
      </div>
      {issued.length === 0 ? (
        <EmptyState title={t(words ? "noneFound" : "none")}>
          {words ? (
            <Link className="btn btn-2" to="/badges/passes">
              {t("clear")}
            </Link>
          ) : null}
        </EmptyState>
      ) : (
        <>
          <ul className="pass-list">
            {issued.map((pass) => (
              <Line key={pass.id} pass={pass} />
            ))}
          </ul>
          {issued.some(({ state }) => state === "live") ? <PrintMarked sheet={sheet} /> : null}
        </>
      )}
    </section>
  );
}

function Line({ pass }: { pass: ShownPass }) {
  const { t } = useTranslation("pass");
  const language = useLanguage();
  const { kind, state } = pass;
  const live = state === "live";
  const visitor = kind === "day_badge";
  return (
    <li className={live ? undefined : "pass-over"}>
      {live ? (
        <label className="tick">
          <input
            type="checkbox"
            name="id"
            value={pass.id}
            form={PRINT}
            aria-label={t("mark", { number: pass.number })}
          />
        </label>
      ) : (
        <span className="tick" />
      )}
      <span className="pass-what">
        <b className="w5">{visitor ? <bdi>{pass.holderName}</bdi> : pass.delegation}</b>
        <small className="c2">
          {visitor
            ? t("escortOf", { host: pass.delegation, escort: pass.escort })
            : t("zoneNamed", { zone: pass.zones[0], name: pass.zoneName })}
        </small>
        {visitor && pass.day ? (
          <small className="c2">
            {t("dayOf", { day: formatDay(pass.day, language), reason: pass.reason })}
          </small>
        ) : null}
      </span>
      <span className="pass-number">
        <span className="mono nowrap">{pass.number}</span>
        <Link className="t13 mono" to={`/badges/custody/${pass.id}`}>
          {pass.shortNumber}
        </Link>
      </span>
      <span className="pass-state">
        <span className={live ? "c-ok w5" : "c2"}>{t(`states.${state}`)}</span>
        {pass.endReason ? <small className="c2">{t(`reasons.${pass.endReason}`)}</small> : null}
      </span>
      {live ? (
        <span className="desk-do">
          <a className="btn btn-2 btn-s" href={`/badges/passes.pdf?id=${pass.id}`}>
            <Printer className="i i-16" aria-hidden="true" />
            {t("printOne")}
            <span className="vh"> {pass.number}</span>
          </a>
          <EndPass id={pass.id} number={pass.number} />
        </span>
      ) : null}
    </li>
  );
}

function PrintMarked({ sheet }: { sheet: SheetKind }) {
  const { t } = useTranslation(["pass", "badge", "custody"]);
  return (
    <form id={PRINT} action="/badges/passes.pdf" method="get" className="print-spoil">
      <div className="field">
        <label htmlFor="pass-sheet">{t("badge:sheet")}</label>
        <select id="pass-sheet" name="sheet" className="input" defaultValue={sheet}>
          {SHEETS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`badge:sheets.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <button className="btn btn-2">
        <Printer className="i i-18" aria-hidden="true" />
        {t("printMarked")}
      </button>
      <button className="btn btn-3" formAction="/badges/hand-over">
        {t("custody:handOverMarked")}
      </button>
    </form>
  );
}
