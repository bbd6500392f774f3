import { useTranslation } from "react-i18next";

import { DOCUMENT_STATUSES } from "#app/domain/document/status.ts";

import type { Fault } from "./act.server.ts";

/** A form that was refused, with what was typed in it. */
export type Refused = {
  form: string;
  faults: readonly Fault[];
  typed: Readonly<Record<string, string>>;
};

/** A fault in the reader's language. */
export function useProblemWords() {
  const { t, i18n } = useTranslation("document");
  return ({ problem, values }: Fault): string => {
    const key = `problem.${problem}`;
    const status = DOCUMENT_STATUSES.find((one) => one === values?.status);
    const filled = { ...values, ...(status && { status: t(`status.${status}`) }) };
    // Each name has its text: a test walks them all.
    return i18n.exists(key, { ns: "document" })
      ? String(t(key as "problem.unreadable", filled))
      : t("problem.unreadable");
  };
}

/** The sentence at one field of a refused form. */
export function useErrorAt(refused: Refused | undefined) {
  const words = useProblemWords();
  return (field: string): string | undefined => {
    const fault = refused?.faults.find((one) => one.field === field);
    return fault && words(fault);
  };
}
