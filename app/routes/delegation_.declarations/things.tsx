import { Form, Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayChange, mayWithdraw } from "#app/domain/declaration/permit.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { astanaTime, formatDate, formatDay } from "#app/domain/time/astana.ts";
import { DetailsLine } from "#app/ui/travel/details-line.tsx";
import { Card } from "#app/ui/travel/form-parts.tsx";
import { PermitChip } from "#app/ui/travel/permit-chip.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import type { DeclarationsPage } from "./page.server.ts";

type Shown = { page: DeclarationsPage };
type Thing = "weapon" | "radio" | "vehicle";

/** Weapons, radios and the convoy, each with its places and its permits. */
export function Things({ page }: Shown) {
  return (
    <div className="brought">
      <Declared kind="weapon" page={page} />
      <Declared kind="radio" page={page} />
      <Convoy page={page} />
    </div>
  );
}

function CardEnd({ thing, page }: Shown & { thing: Thing }) {
  const { t } = useTranslation("declaration");
  const { places, taken } = page.places[thing];
  return (
    <span className="brought-end">
      <span className="t13 c2">
        {places === 0 ? t("noPlaces") : t("places", { taken, places })}
      </span>
      {taken < places ? (
        <Link className="btn btn-2 btn-s" to={`?form=${thing}`}>
          <Plus className="i i-16" aria-hidden="true" />
          {t(`add.${thing}`)}
        </Link>
      ) : null}
    </span>
  );
}

function Declared({ kind, page }: Shown & { kind: "weapon" | "radio" }) {
  const { t } = useTranslation("declaration");
  const language = useLanguage();
  const own = page.declared.filter((known) => known.kind === kind);
  const rule = kind === "weapon" ? page.rules.weapons : page.rules.radios;
  const last = page.deadlines[kind];
  const point = (id: string) => page.entryPoints.find(({ value }) => value === id)?.text ?? id;
  return (
    <Card id={kind} title={t(`kind.${kind}`)} end={<CardEnd thing={kind} page={page} />}>
      {page.places[kind].places > 0 ? (
        <p className="empty-line">
          {t("deadline", {
            count: rule.workingDays,
            time: page.rules.closesAt,
            day: `${formatDate(last, language)}, ${astanaTime(last)}`,
          })}
        </p>
      ) : null}
      {own.length === 0 ? <p className="empty-line">{t(`empty.${kind}`)}</p> : null}
      <ul className="brought-list">
        {own.map((known) => (
          <li key={known.id}>
            <div className="brought-what">
              <p>
                <DetailsLine declared={known} />
              </p>
              <p className="t13 c2">
                {[
                  ...(known.bearer ? [fullName(known.bearer)] : []),
                  t("way", {
                    entryDay: formatDay(known.entryDay, language),
                    entryPoint: point(known.entryPoint),
                    exitDay: formatDay(known.exitDay, language),
                    exitPoint: point(known.exitPoint),
                  }),
                ].join(" · ")}
              </p>
            </div>
            <div className="brought-state">
              <PermitChip status={known.status} />{" "}
              {known.late ? <span className="t13 c2">{t("late")}</span> : null}
              {known.answer && known.status !== "withdrawn" ? (
                <p className="t13">
                  {known.answer.outcome === "granted"
                    ? t("permit", { number: known.answer.number })
                    : t("reason", { reason: known.answer.reason })}
                </p>
              ) : null}
            </div>
            <Form method="post" className="brought-acts">
              <input type="hidden" name="id" value={known.id} />
              {mayChange(known.status) ? (
                <Link className="btn btn-3 btn-s" to={`?form=${kind}&id=${known.id}`}>
                  {t("change")}
                </Link>
              ) : null}
              {mayWithdraw(known.status) ? (
                <button className="btn btn-3 btn-s" name="intent" value="withdraw">
                  {t("withdraw")}
                </button>
              ) : null}
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Convoy({ page }: Shown) {
  const { t } = useTranslation("declaration");
  return (
    <Card id="vehicle" title={t("kind.vehicle")} end={<CardEnd thing="vehicle" page={page} />}>
      {page.vehicles.length === 0 ? <p className="empty-line">{t("empty.vehicle")}</p> : null}
      <ul className="brought-list">
        {page.vehicles.map(({ id, plate, make, colour, driver, purpose }) => (
          <li key={id}>
            <div className="brought-what">
              <p>
                <b>{plate}</b> · {make}, {colour}
              </p>
              <p className="t13 c2">
                {t(`purpose.${purpose}`)} · {t("field.driver")}: {driver}
              </p>
            </div>
            <Form method="post" className="brought-acts">
              <input type="hidden" name="id" value={id} />
              <Link className="btn btn-3 btn-s" to={`?form=vehicle&id=${id}`}>
                {t("change")}
              </Link>
              <button className="btn btn-3 btn-s" name="intent" value="remove">
                {t("remove")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
