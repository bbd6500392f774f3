import { Link } from "@remix-run/react";
import { Check, CircleAlert, Minus, UserCheck } from "lucide-react";
import { useTranslation } from "react-i18next";

import type { RowState } from "#app/domain/import/stages.ts";
import type { ImportPage } from "#app/server/import/import-page.server.ts";
import { cellWords } from "#app/ui/import/words.ts";

type Row = NonNullable<ImportPage["preview"]>["rows"][number];

const LOOK: Record<RowState, { chip: string; Icon: typeof Check }> = {
  new: { chip: "chip-ok", Icon: Check },
  faulty: { chip: "chip-back", Icon: CircleAlert },
  present: { chip: "chip-draft", Icon: UserCheck },
  left_out: { chip: "chip-off", Icon: Minus },
};

/** What was found of a row: its state, each cell to be mended with its address, and what is missing before it can be sent. */
export function RowResult({ row }: { row: Row }) {
  const { t } = useTranslation("import");
  const { t: form } = useTranslation("registration");
  const { chip, Icon } = LOOK[row.state];
  const gaps = row.gaps.map((field) => form(`field.${field}`)).join("; ");
  return (
    <div className="row-result">
      <span className={`chip ${chip}`}>
        <Icon className="i" aria-hidden="true" />
        {row.presentId ? (
          <Link to={`/delegation/nominees/${row.presentId}`}>{t(`state.${row.state}`)}</Link>
        ) : (
          t(`state.${row.state}`)
        )}
      </span>
      {row.refusals.length > 0 ? (
        <ul>
          {row.refusals.map((one, at) => (
            <li key={at}>
              {one.address ? <b className="mono">{one.address}</b> : null} {cellWords(t, form, one)}
              {one.written ? (
                <small>
                  <bdi>{t("preview.written", { text: one.written })}</bdi>
                </small>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {gaps ? <small>{t("preview.missing", { list: gaps })}</small> : null}
    </div>
  );
}
