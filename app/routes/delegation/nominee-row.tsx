import type { TFunction } from "i18next";

import { isOpenToDelegation } from "#app/domain/nominee/turns.ts";
import type { DashboardPage } from "#app/server/nominee/dashboard-page.server.ts";
import { CategoryTag } from "#app/ui/category-tag.tsx";
import { StatusMark } from "#app/ui/status-chip.tsx";
import { SymbolIcon } from "#app/ui/symbols.tsx";
import type { useFollow } from "#app/ui/use-follow.ts";

import { standing } from "./standing.ts";

export type Row = DashboardPage["rows"][number];

type Props = {
  row: Row;
  t: TFunction<"registration">;
  status: string;
  follow: ReturnType<typeof useFollow>;
  /** Names the tick that sends the file; null for a file that cannot be sent. */
  tick: string | null;
  /** Ticked from the start: it was sent with others, and could not be. */
  ticked: boolean;
};

/** Whether the delegation can send this file now. */
export const maySend = (row: Row): boolean => isOpenToDelegation(row.status);
/** Whether nothing is left to do but to send it. */
export const isComplete = (row: Row): boolean => row.status === "draft" && row.gaps.length === 0;

/** Words come from the table: fifty rows that each ask for their language cost more than the rest of the page. */
export function NomineeRow({ row, t, status, follow, tick, ticked }: Props) {
  const { warn, words } = standing(t, row);
  return (
    <tr>
      <td>
        <div className="who">
          {tick === null ? (
            <span className="tick" />
          ) : (
            <label className="tick">
              <input
                type="checkbox"
                name="id"
                value={row.id}
                defaultChecked={ticked}
                aria-label={tick}
                data-complete={isComplete(row) || undefined}
              />
            </label>
          )}
          <span className="ph">
            {row.photoId ? (
              <img
                src={`/files/${row.photoId}?size=small`}
                alt=""
                loading="lazy"
                width="96"
                height="128"
              />
            ) : (
              <SymbolIcon name="person" />
            )}
          </span>
          <span>
            <a href={`/delegation/nominees/${row.id}`} onClick={follow}>
              {row.name || t("table.unnamed")}
            </a>
            <small>
              {row.position}
              {row.position && row.nativeName ? " · " : null}
              <bdi>{row.nativeName}</bdi>
            </small>
          </span>
        </div>
      </td>
      <td>
        {row.category ? (
          <span className="row">
            <CategoryTag letter={row.category.letter} />
            {row.category.name}
          </span>
        ) : null}
      </td>
      <td>
        <StatusMark status={row.status} label={status} />
      </td>
      <td>
        <span className={warn ? "miss warn" : "miss none"}>
          <SymbolIcon name={warn ? "warn" : "fine"} className="i i-18" />
          <span>{words}</span>
        </span>
      </td>
      <td className="r nowrap c2 t13">
        {row.changed.today ? t("table.today", { time: row.changed.text }) : row.changed.text}
      </td>
    </tr>
  );
}
