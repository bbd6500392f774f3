import { useTranslation } from "react-i18next";

import { describedBy, Field } from "#app/ui/field.tsx";

type Props = {
  id: string;
  name: string;
  label: string;
  hint?: string;
  currencies: readonly string[];
  error: string | undefined;
  amount: string | undefined;
  currency: string | undefined;
};

/** An amount and its currency, side by side. */
export function MoneyFields(props: Props) {
  const { id, name, label, hint, currencies, error, amount, currency } = props;
  const { t } = useTranslation("fund");
  return (
    <div className="money">
      <Field id={id} label={label} hint={hint} error={error}>
        <input
          className="input num"
          id={id}
          name={name}
          inputMode="decimal"
          maxLength={30}
          defaultValue={amount}
          {...describedBy(id, { hint: hint !== undefined, error })}
        />
      </Field>
      <Field id={`${id}-currency`} label={t("currency")}>
        <select
          className="input"
          id={`${id}-currency`}
          name="currency"
          defaultValue={currency ?? currencies[0]}
        >
          {currencies.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </Field>
    </div>
  );
}
