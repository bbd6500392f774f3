import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { NomineeField } from "#app/domain/nominee/fields.ts";
import { assertNever } from "#app/domain/result.ts";
import type { SentOne } from "#app/server/nominee/send-several.server.ts";
import type { SubmitRefusal } from "#app/server/nominee/submit.server.ts";
import { Notice } from "#app/ui/notice.tsx";

type Props = { sent: readonly SentOne[]; groups: Readonly<Record<string, string>> };

/** What became of files that were sent together: how many went, and of each of the others why not. Takes focus. */
export function SentSeveral({ sent, groups }: Props) {
  const { t } = useTranslation(["nominee", "registration"]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [sent]);
  const gone = sent.filter(({ result }) => result.ok).length;
  const kept = sent.flatMap(({ id, name, result }) =>
    result.ok ? [] : [{ id, name, refusal: result.error }],
  );
  return (
    <div role="status" tabIndex={-1} ref={box} className="sent-several">
      {sent.length === 0 ? <Notice kind="warn">{t("several.none")}</Notice> : null}
      {gone > 0 ? <Notice kind="ok">{t("several.sent", { count: gone })}</Notice> : null}
      {kept.length > 0 ? (
        <Notice kind="warn">
          <p>
            <b>{t("several.kept", { count: kept.length })}</b>
          </p>
          <ul>
            {kept.map(({ id, name, refusal }) => (
              <li key={id}>
                <a href={`/delegation/nominees/${id}?sending`}>
                  {name || t("registration:table.unnamed")}
                </a>
                {": "}
                {refusalWords(t, refusal, groups)}
              </li>
            ))}
          </ul>
          <p className="t13">{t("several.each")}</p>
        </Notice>
      ) : null}
    </div>
  );
}

type Words = TFunction<["nominee", "registration"]>;

function refusalWords(t: Words, refusal: SubmitRefusal, groups: Props["groups"]): string {
  switch (refusal.kind) {
    case "incomplete":
      return t("several.refusal.incomplete", { fields: fieldWords(t, refusal.gaps) });
    case "faulty":
      return t("several.refusal.faulty", { fields: fieldWords(t, refusal.fields) });
    case "full":
      return t("several.refusal.full", { group: groups[refusal.quotaGroup] ?? refusal.quotaGroup });
    case "not_found":
    case "not_open":
    case "too_early":
    case "late":
    case "unread":
    case "no_consent":
    case "hosted_full":
    case "no_substitute":
      return t(`several.refusal.${refusal.kind}`);
    default:
      return assertNever(refusal);
  }
}

/** "Photo, date of birth": only the first begins with a capital. */
const fieldWords = (t: Words, fields: readonly NomineeField[]): string =>
  fields
    .map((field) => t(`registration:field.${field}`))
    .map((text, at) => (at === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1)))
    .join(", ");
