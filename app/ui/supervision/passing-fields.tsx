import { useTranslation } from "react-i18next";

import { DIRECTIONS } from "#app/domain/gate/verdict.ts";

import { describedBy, Field } from "../field.tsx";

export type GateChoice = { id: string; name: string; zone: number };

/** A gate of the summit; `first` stands where none is chosen. */
export function GateField(props: {
  id: string;
  label: string;
  gates: readonly GateChoice[];
  chosen?: string | undefined;
  first?: string;
  error?: string | undefined;
}) {
  const { id, label, gates, chosen, first, error } = props;
  return (
    <Field id={id} label={label} error={error}>
      <select
        className="input"
        id={id}
        name="gateId"
        defaultValue={chosen ?? ""}
        {...describedBy(id, { error })}
      >
        {first === undefined ? null : <option value="">{first}</option>}
        {gates.map((gate) => (
          <option key={gate.id} value={gate.id}>
            {gate.zone} · {gate.name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Which way somebody walked. */
export function WayField({ id, label, chosen }: { id: string; label: string; chosen?: string }) {
  const { t } = useTranslation("gate");
  return (
    <Field id={id} label={label}>
      <select className="input" id={id} name="direction" defaultValue={chosen ?? "entry"}>
        {DIRECTIONS.map((way) => (
          <option key={way} value={way}>
            {t(`direction.${way}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}
