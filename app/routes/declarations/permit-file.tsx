import { Form } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { useTranslation } from "react-i18next";

import { mayDecide } from "#app/domain/declaration/permit.ts";
import { surnameFirst } from "#app/domain/nominee/display.ts";
import { astanaTime, formatDate, formatDay } from "#app/domain/time/astana.ts";
import type { DecideRefusal } from "#app/server/declaration/decide.server.ts";
import { describedBy, Field } from "#app/ui/field.tsx";
import { Flag } from "#app/ui/flag.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PermitChip } from "#app/ui/travel/permit-chip.tsx";
import { useLanguage } from "#app/ui/use-language.ts";

import type { PermitPage } from "./page.server.ts";

type File = NonNullable<PermitPage["file"]>;
type Refused = { refusal: DecideRefusal; typed: { number: string; reason: string } } | null;

/** One declaration, opened, with the two answers. */
export function PermitFile({ file, refused }: { file: File; refused: Refused }) {
  const { t } = useTranslation("declaration");
  const language = useLanguage();
  const when = (at: Date) => ({ day: formatDate(at, language), time: astanaTime(at) });
  return (
    <section className="card" aria-labelledby="file-title">
      <div className="card-h">
        <Flag iso2={file.iso2} />
        <h2 className="h-sec" id="file-title">
          {file.delegation.name}
        </h2>
        <span className="brought-end">
          <PermitChip status={file.status} />
          <a
            className="btn btn-2 btn-s"
            href={`/declarations/${file.delegation.id}.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            <FileDown className="i i-16" aria-hidden="true" />
            PDF
          </a>
        </span>
      </div>
      <div className="card-b travel-fields">
        {file.twice.length > 0 ? (
          <Notice kind="warn">{t("desk.twiceNote", { delegations: file.twice.join(", ") })}</Notice>
        ) : null}
        {file.late ? <Notice kind="warn">{t("desk.lateNote", when(file.deadline))}</Notice> : null}
        <dl className="dl">
          {factsOf(file).map(({ field, value }) => (
            <Fact key={field} name={t(`field.${field}`)} value={value} />
          ))}
          {file.bearer ? <Fact name={t("field.bearer")} value={surnameFirst(file.bearer)} /> : null}
          <Fact
            name={t("paper.entry")}
            value={`${formatDay(file.entryDay, language)}, ${file.entryPoint}`}
          />
          <Fact
            name={t("paper.exit")}
            value={`${formatDay(file.exitDay, language)}, ${file.exitPoint}`}
          />
          {file.answer ? (
            <Fact
              name={t("desk.decide")}
              value={
                file.answer.outcome === "granted"
                  ? t("permit", { number: file.answer.number })
                  : t("reason", { reason: file.answer.reason })
              }
            />
          ) : null}
        </dl>
        <p className="t13 c2">
          {t("desk.declared", when(file.declaredAt))}
          {file.decidedAt && file.answer ? (
            <>
              {" · "}
              {t("desk.decided", { name: file.decidedByName ?? "", ...when(file.decidedAt) })}
            </>
          ) : null}
        </p>
      </div>
      {mayDecide(file.status) ? (
        <Answers file={file} refused={refused} />
      ) : (
        <p className="card-b c2">{t("desk.withdrawnNote")}</p>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function factsOf(file: File) {
  if (file.kind === "weapon") {
    const { make, model, calibre, serial, rounds } = file.details;
    return [
      { field: "make", value: make },
      { field: "model", value: model },
      { field: "calibre", value: calibre },
      { field: "serial", value: serial },
      { field: "rounds", value: String(rounds) },
    ] as const;
  }
  const { device, frequency, power, callSign } = file.details;
  return [
    { field: "device", value: device },
    { field: "frequency", value: String(frequency) },
    { field: "power", value: String(power) },
    { field: "callSign", value: callSign },
  ] as const;
}

function Answers({ file, refused }: { file: File; refused: Refused }) {
  const { t } = useTranslation("declaration");
  const problem = refused?.refusal.kind === "problem" ? refused.refusal.problem : null;
  const hidden = (
    <>
      <input type="hidden" name="id" value={file.id} />
      <input type="hidden" name="version" value={file.version} />
    </>
  );
  const numberError = problem === "number_missing" ? t(`desk.problem.${problem}`) : undefined;
  const reasonError =
    problem && problem !== "number_missing" ? t(`desk.problem.${problem}`) : undefined;
  return (
    <div className="permit-answers">
      <Form method="post" noValidate>
        {hidden}
        <Field id="number" label={t("desk.number")} error={numberError}>
          <input
            id="number"
            name="number"
            className="input"
            autoComplete="off"
            defaultValue={refused?.typed.number ?? ""}
            {...describedBy("number", { error: numberError })}
          />
        </Field>
        <button className="btn btn-ok" name="outcome" value="granted">
          {t("desk.grant")}
        </button>
      </Form>
      <Form method="post" noValidate>
        {hidden}
        <Field id="reason" label={t("desk.reason")} error={reasonError}>
          <textarea
            id="reason"
            name="reason"
            className="input"
            rows={2}
            defaultValue={refused?.typed.reason ?? ""}
            {...describedBy("reason", { error: reasonError })}
          />
        </Field>
        <button className="btn btn-bad" name="outcome" value="refused">
          {t("desk.refuse")}
        </button>
      </Form>
    </div>
  );
}
