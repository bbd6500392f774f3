import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { PhoneOverview } from "#app/server/gate/overview.server.ts";
import { type GateChoice, GateField, WayField } from "#app/ui/supervision/passing-fields.tsx";

type Props = { phone: PhoneOverview; gateId: string; gates: readonly GateChoice[] };

/** Sends a phone to another gate, or turns it round. Opens without JavaScript. */
export function MovePhone({ phone, gateId, gates }: Props) {
  const { t } = useTranslation("supervision");
  return (
    <details className="gates-move">
      <summary className="btn btn-2 btn-s">
        {t("move.open")}
        <span className="vh"> {phone.label}</span>
      </summary>
      <Form method="post" className="gates-do">
        <input type="hidden" name="deviceId" value={phone.id} />
        <GateField id={`to-${phone.id}`} label={t("move.gate")} gates={gates} chosen={gateId} />
        <WayField id={`way-${phone.id}`} label={t("move.way")} chosen={phone.direction} />
        <button className="btn btn-1 btn-s" name="intent" value="move">
          {t("move.send")}
        </button>
      </Form>
    </details>
  );
}
