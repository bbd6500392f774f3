import { Form } from "@remix-run/react";
import { CircleCheck, CloudOff, Minus, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { Language } from "#app/domain/language/languages.ts";
import type { GateOverview, PhoneOverview } from "#app/server/gate/overview.server.ts";
import type { GateChoice } from "#app/ui/supervision/passing-fields.tsx";

import { MovePhone } from "./move-phone.tsx";

/** Silent for longer than this (s): several calls were missed. */
const SILENT_AFTER = 60;
/** A phone's clock may differ by this much (s) before a supervisor need know. */
const SKEW_SHOWN = 60;

type Props = {
  gates: readonly GateOverview[];
  language: Language;
  /** Gates to which phones may be sent; null for who only looks on. */
  choices: readonly GateChoice[] | null;
};

/** Each gate with its phones: who is on duty, who is silent, whose list is old, what they still hold. */
export function GateTable({ gates, language, choices }: Props) {
  const { t } = useTranslation("gate");
  return (
    <section className="card" aria-labelledby="phones">
      <div className="card-h">
        <h2 className="h-sub" id="phones">
          {t("gates.phones")}
        </h2>
      </div>
      <div className="gates-scroll">
        <table className="tbl tbl-stack">
          <thead>
            <tr>
              <th scope="col">{t("gates.gate")}</th>
              <th scope="col">{t("gates.phone")}</th>
              <th scope="col">{t("gates.state")}</th>
              <th scope="col" className="r">
                {t("gates.contact")}
              </th>
              <th scope="col" className="r">
                {t("gates.listAge")}
              </th>
              <th scope="col" className="r">
                {t("gates.toSend")}
              </th>
              {choices ? <td /> : null}
            </tr>
          </thead>
          {gates.map((gate) => (
            <tbody key={gate.id}>
              {rowsOf(gate).map((phone, at) => (
                <tr key={phone?.id ?? gate.id}>
                  {at === 0 ? (
                    <th scope="rowgroup" rowSpan={rowsOf(gate).length} className="gates-name">
                      <span className="zone">{gate.zone}</span>
                      <span>
                        {gate.name[language]}
                        <small>
                          {t(`direction.${gate.direction}`)} ·{" "}
                          {t("gates.admitted", { count: gate.admitted })}
                        </small>
                      </span>
                    </th>
                  ) : null}
                  {phone ? (
                    <PhoneCells phone={phone} gate={gate} choices={choices} />
                  ) : (
                    <td colSpan={choices ? 6 : 5} className="c3">
                      {t("gates.noPhones")}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

const rowsOf = ({ phones }: GateOverview): readonly (PhoneOverview | undefined)[] =>
  phones.length > 0 ? phones : [undefined];

function PhoneCells({
  phone,
  gate,
  choices,
}: {
  phone: PhoneOverview;
  gate: GateOverview;
  choices: Props["choices"];
}) {
  const { t } = useTranslation("gate");
  const age = useAgeWords();
  const skewed = Math.abs(phone.skewSeconds) >= SKEW_SHOWN;
  return (
    <>
      <td data-label={t("gates.phone")}>
        <span>
          {phone.label}
          {phone.direction === gate.direction ? null : (
            <small>{t(`direction.${phone.direction}`)}</small>
          )}
          {skewed ? <small>{t("gates.skew", { count: phone.skewSeconds })}</small> : null}
        </span>
      </td>
      <td data-label={t("gates.state")}>
        <PhoneState phone={phone} gate={gate} />
      </td>
      <td className="r" data-label={t("gates.contact")}>
        {age(phone.contactAge)}
      </td>
      <td className="r" data-label={t("gates.listAge")}>
        {phone.revoked ? "–" : age(phone.listAge)}
      </td>
      <td className="r" data-label={t("gates.toSend")}>
        {phone.unsent}
      </td>
      {choices ? (
        <td className="r gates-acts">
          {phone.revoked ? null : (
            <>
              <MovePhone phone={phone} gateId={gate.id} gates={choices} />
              <Form method="post">
                <input type="hidden" name="deviceId" value={phone.id} />
                <button className="btn btn-bad btn-s" name="intent" value="revoke">
                  {t("gates.revoke")}
                </button>
              </Form>
            </>
          )}
        </td>
      ) : null}
    </>
  );
}

function PhoneState({ phone, gate }: { phone: PhoneOverview; gate: GateOverview }) {
  const { t } = useTranslation("gate");
  const { key, chip, Icon } = stateOf(phone, gate);
  return (
    <span className={`chip ${chip}`}>
      <Icon className="i" aria-hidden="true" />
      {t(`gates.${key}`)}
    </span>
  );
}

function stateOf({ revoked, contactAge, listAge }: PhoneOverview, gate: GateOverview) {
  if (revoked) return { key: "revoked", chip: "chip-off", Icon: Minus } as const;
  if (contactAge === null || contactAge > SILENT_AFTER) {
    return { key: "silent", chip: "chip-back", Icon: CloudOff } as const;
  }
  if (listAge === null || listAge > gate.freshnessMinutes * 60) {
    return { key: "oldList", chip: "chip-back", Icon: TriangleAlert } as const;
  }
  return { key: "onDuty", chip: "chip-ok", Icon: CircleCheck } as const;
}

/** "18 s", "9 min", "3 h". */
function useAgeWords() {
  const { t } = useTranslation("gate");
  return (seconds: number | null): string => {
    if (seconds === null) return t("gates.never");
    if (seconds < 120) return t("gates.seconds", { count: seconds });
    if (seconds < 7200) return t("gates.minutes", { count: Math.floor(seconds / 60) });
    return t("gates.hours", { count: Math.floor(seconds / 3600) });
  };
}
