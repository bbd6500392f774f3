import { Form, Link } from "@remix-run/react";
import { ArrowLeft, BadgeCheck, Printer, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { SHEETS, type SheetKind } from "#app/domain/badge/sheets.ts";
import type { Wallet } from "#app/domain/wallet/pass.ts";
import type { DeskDelegation, DeskPerson } from "#app/server/badge/desk.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { StatusChip } from "#app/ui/status-chip.tsx";

import { Marked } from "./marked.tsx";
import { PersonActions } from "./person-actions.tsx";

/** The form that the ticks belong to. */
const MARKED = "desk-marked";

/** The people of a delegation, or those found, each with the next step. */
export function People(props: {
  people: readonly DeskPerson[];
  delegation: DeskDelegation | null;
  words: string;
  sheet: SheetKind;
  wallets: readonly Wallet[];
}) {
  const { people, delegation, words, sheet, wallets } = props;
  const { t } = useTranslation("badge");
  return (
    <section className="card desk-people" aria-labelledby="desk-shown">
      <Link className="desk-back t14" to="/badges">
        <ArrowLeft className="i i-16" aria-hidden="true" />
        {words ? t("clear") : t("everyDelegation")}
      </Link>
      <header className="card-h">
        {delegation ? <Flag iso2={delegation.iso2} /> : null}
        <h2 id="desk-shown" className="grow t22 serif w5">
          {delegation ? delegation.name : <q>{words}</q>}
        </h2>
        {delegation ? <Bulk delegation={delegation} sheet={sheet} /> : null}
      </header>
      <table className="tbl">
        <thead>
          <tr>
            <th>{t("person")}</th>
            <th>{t("category")}</th>
            <th>{t("status")}</th>
            <th>{t("badge")}</th>
            <th>
              <span className="vh">{t("do")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.id} person={person} wallets={wallets} />
          ))}
        </tbody>
      </table>
      {people.some(({ badge }) => badge) ? <Marked id={MARKED} /> : null}
    </section>
  );
}

function Row({ person, wallets }: { person: DeskPerson; wallets: readonly Wallet[] }) {
  const { t } = useTranslation("badge");
  const { badge, category, killed } = person;
  return (
    <tr>
      <td>
        <div className="desk-who">
          {badge ? (
            <label className="tick">
              <input
                type="checkbox"
                name="badgeIds"
                value={badge.id}
                form={MARKED}
                aria-label={t("mark", { name: person.name })}
              />
            </label>
          ) : (
            <span className="tick" />
          )}
          <span className="ph">
            {person.photoId ? (
              <img src={`/files/${person.photoId}?size=small`} alt="" loading="lazy" />
            ) : null}
          </span>
          <span>
            <b className="w5">{person.name}</b>
            <small className="num">{person.number}</small>
          </span>
        </div>
      </td>
      <td>
        {category ? (
          <span className="desk-category">
            <CategoryTag letter={category.letter} />
            {category.name}
          </span>
        ) : null}
      </td>
      <td>
        <StatusChip status={person.status} />
      </td>
      <td>
        {badge ? (
          <>
            <Link className="mono nowrap" to={`/badges/custody/${badge.id}`}>
              {badge.shortNumber}
            </Link>
            <small>{t("issueNumber", { issue: badge.issue })}</small>
            {badge.stale ? (
              <small className="row c-warn">
                <TriangleAlert className="i i-14" aria-hidden="true" />
                {t("zonesChanged")}
              </small>
            ) : null}
          </>
        ) : (
          <>
            <span className="c3">{t("none")}</span>
            {killed ? (
              <small>
                {t("killed", { issue: killed.issue, reason: t(`reasons.${killed.reason}`) })}
              </small>
            ) : null}
          </>
        )}
      </td>
      <td>
        <PersonActions person={person} wallets={wallets} />
      </td>
    </tr>
  );
}

function Bulk({ delegation, sheet }: { delegation: DeskDelegation; sheet: SheetKind }) {
  const { t } = useTranslation(["badge", "custody"]);
  const { id, waiting, ready } = delegation;
  return (
    <div className="desk-bulk">
      {ready > 0 ? (
        <Link className="btn btn-3" to={`/badges/hand-over?delegation=${id}`}>
          {t("custody:handOverAll", { count: ready })}
        </Link>
      ) : null}
      {ready > 0 ? (
        <Form className="desk-print" reloadDocument action={`/badges/delegation/${id}.pdf`}>
          <label htmlFor="desk-sheet" className="vh">
            {t("sheet")}
          </label>
          <select id="desk-sheet" name="sheet" className="input" defaultValue={sheet}>
            {SHEETS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`sheets.${kind}`)}
              </option>
            ))}
          </select>
          <button className={waiting > 0 ? "btn btn-2" : "btn btn-1"}>
            <Printer className="i i-18" aria-hidden="true" />
            {t("printAll", { count: ready })}
          </button>
        </Form>
      ) : null}
      {waiting > 0 ? (
        <Form method="post">
          <input type="hidden" name="delegationId" value={id} />
          <button className="btn btn-1" name="intent" value="issue-all">
            <BadgeCheck className="i i-18" aria-hidden="true" />
            {t("issueAll", { count: waiting })}
          </button>
        </Form>
      ) : null}
    </div>
  );
}
