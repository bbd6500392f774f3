import { Form, Link, useNavigation } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { RADIO_FIELDS, WEAPON_FIELDS } from "#app/domain/declaration/declaration.ts";
import { astanaTime } from "#app/domain/time/astana.ts";
import { VEHICLE_PURPOSES } from "#app/domain/travel/vehicle.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Card, SelectField, TextField } from "#app/ui/travel/form-parts.tsx";

import type { DeclarationsPage, SaveRefused } from "./page.server.ts";

type Props = {
  thing: "weapon" | "radio" | "vehicle";
  id: string;
  fields: Readonly<Record<string, string>>;
  version: number;
  refusal: SaveRefused["refusal"] | null;
  page: DeclarationsPage;
};

/** Declares or changes one thing; what was typed stays when it is refused. */
export function ThingForm({ thing, id, fields, version, refusal, page }: Props) {
  const { t } = useTranslation("declaration");
  const busy = useNavigation().state === "submitting";
  const { rules } = page;
  const bands = rules.radios.bands.map(({ from, to }) => `${from}–${to}`).join(", ");
  const problems = refusal?.kind === "problems" ? refusal.problems : [];
  const labelOf = (field: string) =>
    t(`field.${thing === "vehicle" && field === "make" ? "vehicleMake" : (field as "make")}`);
  const say = ({ field, kind }: (typeof problems)[number]) =>
    t(`problem.${kind}`, {
      field: labelOf(field),
      letter: rules.bearerLetter,
      most: rules.weapons.rounds,
      watts: rules.radios.watts,
      bands: t("mhz", { value: bands }),
    });
  const of = (name: string) => {
    const problem = problems.find(({ field }) => field === name);
    return {
      name,
      label: labelOf(name),
      value: fields[name] ?? "",
      error: problem && say(problem),
    };
  };
  const current = refusal?.kind === "overtaken" ? refusal.version : version;
  return (
    <Card id="thing" title={t(id ? `edit.${thing}` : `add.${thing}`)}>
      <Form method="post" className="card-b travel-fields" noValidate>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={current} />
        <ErrorSummary
          title={t("errors")}
          errors={problems.map((problem) => ({ field: problem.field, message: say(problem) }))}
        />
        {refusal?.kind === "overtaken" ? (
          <Notice kind="bad">
            {t("overtaken", { name: refusal.by || t("someone"), time: astanaTime(refusal.at) })}
          </Notice>
        ) : null}
        {refusal?.kind === "answered" ? <Notice kind="bad">{t("refusal.answered")}</Notice> : null}
        {thing === "weapon" && page.bearers.weapon.length === 0 ? (
          <Notice kind="warn">{t("noBearer", { letter: rules.bearerLetter })}</Notice>
        ) : null}
        <div className="thing-form">
          {thing === "vehicle" ? (
            <VehicleFields of={of} />
          ) : (
            <>
              <SelectField
                {...of("bearer")}
                hint={
                  thing === "weapon" ? t("hint.bearer", { letter: rules.bearerLetter }) : undefined
                }
                options={[
                  { value: "", text: t(thing === "weapon" ? "choose" : "nobody") },
                  ...page.bearers[thing],
                ]}
              />
              {(thing === "weapon" ? WEAPON_FIELDS : RADIO_FIELDS).map((field) => (
                <TextField
                  key={field}
                  {...of(field)}
                  hint={
                    field === "rounds"
                      ? t("hint.rounds", { most: rules.weapons.rounds })
                      : field === "frequency"
                        ? t("hint.frequency", { bands })
                        : field === "power"
                          ? t("hint.power", { most: rules.radios.watts })
                          : undefined
                  }
                  {...(field === "rounds" ? { inputMode: "numeric" as const } : {})}
                  {...(field === "frequency" || field === "power"
                    ? { inputMode: "decimal" as const }
                    : {})}
                />
              ))}
            </>
          )}
        </div>
        {thing === "vehicle" ? null : (
          <div className="thing-form">
            {(["entry", "exit"] as const).flatMap((end) => [
              <SelectField
                key={`${end}Point`}
                {...of(`${end}Point`)}
                options={[{ value: "", text: t("choose") }, ...page.entryPoints]}
              />,
              <TextField key={`${end}Day`} {...of(`${end}Day`)} type="date" />,
            ])}
          </div>
        )}
        <div className="done-row">
          <button className={busy ? "btn btn-1 btn-busy" : "btn btn-1"} name="intent" value={thing}>
            {busy ? <span className="spin" aria-hidden="true" /> : null}
            {t(`save.${thing}`)}
          </button>
          <Link className="btn btn-3" to="/delegation/declarations">
            {t("cancel")}
          </Link>
        </div>
      </Form>
    </Card>
  );
}

function VehicleFields({
  of,
}: {
  of: (name: string) => { name: string; label: string; value: string; error?: string | undefined };
}) {
  const { t } = useTranslation("declaration");
  return (
    <>
      {(["plate", "make", "colour", "driver"] as const).map((field) => (
        <TextField key={field} {...of(field)} />
      ))}
      <SelectField
        {...of("purpose")}
        options={VEHICLE_PURPOSES.map((purpose) => ({
          value: purpose,
          text: t(`purpose.${purpose}`),
        }))}
      />
    </>
  );
}
