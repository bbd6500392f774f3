import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import { describedBy, Field } from "#app/ui/field.tsx";
import { type GateChoice, GateField, WayField } from "#app/ui/supervision/passing-fields.tsx";

type Props = {
  gates: readonly GateChoice[];
  delegations: readonly { id: string; name: string }[];
  /** What was typed, where it was refused. */
  typed:
    | {
        gateId: string;
        delegationId: string;
        direction: string;
        principals: number;
        escorts: number;
      }
    | undefined;
  problem: { field: string; text: string } | undefined;
};

/** Counts one motorcade: whose, where, which way, how many. */
export function CountCard({ gates, delegations, typed, problem }: Props) {
  const { t } = useTranslation("supervision");
  const errorOf = (field: string) => (problem?.field === field ? problem.text : undefined);
  return (
    <section className="card" aria-labelledby="count">
      <div className="card-h">
        <h2 className="h-sub" id="count">
          {t("principals.form")}
        </h2>
      </div>
      <Form method="post" className="card-b gates-do">
        <Field id="delegation" label={t("principals.delegation")} error={errorOf("delegation")}>
          <select
            className="input"
            id="delegation"
            name="delegationId"
            defaultValue={typed?.delegationId ?? ""}
            {...describedBy("delegation", { error: errorOf("delegation") })}
          >
            <option value="">{t("principals.choose")}</option>
            {delegations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <GateField
          id="gate"
          label={t("principals.gate")}
          gates={gates}
          chosen={typed?.gateId ?? gates[0]?.id}
          error={errorOf("gate")}
        />
        <WayField
          id="way"
          label={t("principals.way")}
          {...(typed && { chosen: typed.direction })}
        />
        <Count id="principals" value={typed?.principals ?? 1} error={errorOf("principals")} />
        <Count id="escorts" value={typed?.escorts ?? 0} error={undefined} />
        <button className="btn btn-1">{t("principals.send")}</button>
      </Form>
    </section>
  );
}

function Count(props: { id: "principals" | "escorts"; value: number; error: string | undefined }) {
  const { id, value, error } = props;
  const { t } = useTranslation("supervision");
  return (
    <Field id={id} label={t(`principals.${id}`)} error={error}>
      <input
        className="input"
        id={id}
        name={id}
        type="number"
        min={0}
        max={99}
        inputMode="numeric"
        defaultValue={Number.isNaN(value) ? "" : value}
        {...describedBy(id, { error })}
      />
    </Field>
  );
}
