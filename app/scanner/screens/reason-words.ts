import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";

import { assertNever } from "#app/domain/result.ts";
import type { CheckReason, RefusalReason } from "#app/domain/gate/verdict.ts";
import type { GateList } from "#app/domain/gate/wire.ts";
import type { Language } from "#app/domain/language/languages.ts";
import { astanaDay, astanaTime, formatDay } from "#app/domain/time/astana.ts";

import type { Judged } from "../judged.ts";

/** What stands under the verdict's word: what is so, what to do, and the figures behind it. */
export type ReasonWords = {
  title: string;
  text: string;
  facts: readonly (readonly [string, string])[];
};

type T = TFunction<"gate">;

export function useReasonWords(judged: Judged, list: GateList, language: Language): ReasonWords {
  const { t } = useTranslation("gate");
  return reasonWords(judged, list, language, t);
}

/** The reason of a verdict in the guard's language; every reason has its own words. */
export function reasonWords(judged: Judged, list: GateList, language: Language, t: T): ReasonWords {
  const { admission } = judged;
  switch (admission.kind) {
    case "admit":
      return admitWords(judged, list, language, t);
    case "refuse":
      return refusalWords(admission.reason, judged, list, language, t);
    case "check":
      return checkWords(admission.reason, judged, language, t);
    default:
      return assertNever(admission);
  }
}

const plain = (title: string, text: string): ReasonWords => ({ title, text, facts: [] });

const zoneOf = ({ gate, zones }: GateList, language: Language) => ({
  zone: gate.zone,
  name: zones.find(({ number }) => number === gate.zone)?.name[language] ?? "",
});

/** "9 minutes old"; under a minute it is fresh. */
function ageWords(seconds: number | null, t: T): string {
  if (seconds === null) return t("age.unknown");
  const minutes = Math.floor(seconds / 60);
  return minutes < 1 ? t("age.fresh") : t("age.minutes", { count: minutes });
}

/** "today, 16:20", or with its day. Astana time. */
function when(seconds: number, now: number, language: Language, t: T): string {
  const at = new Date(seconds * 1000);
  const time = astanaTime(at);
  return astanaDay(at) === astanaDay(new Date(now * 1000))
    ? t("when.today", { time })
    : t("when.day", { day: formatDay(at, language), time });
}

function admitWords({ facts }: Judged, list: GateList, language: Language, t: T): ReasonWords {
  const title = t(
    facts.gate.direction === "entry" ? "admit.entry" : "admit.exit",
    zoneOf(list, language),
  );
  return plain(title, t("admit.text", { age: ageWords(facts.listAgeSeconds, t) }));
}

function refusalWords(
  reason: RefusalReason,
  { at, claims, facts }: Judged,
  list: GateList,
  language: Language,
  t: T,
): ReasonWords {
  const moment = (seconds: number | undefined | null) => when(seconds ?? at, at, language, t);
  const values: Record<RefusalReason, Record<string, unknown>> = {
    malformed: {},
    unknown_key: {},
    key_revoked: {},
    bad_signature: {},
    not_yet_valid: { when: moment(claims?.notBefore) },
    expired: { when: moment(claims?.expires) },
    revoked: { when: moment(facts.revokedAt) },
    superseded: { issue: facts.superseded?.by ?? "" },
    blocked: {},
    gate_stopped: {},
    zone_closed: zoneOf(list, language),
    floater_alone: {},
    floater_not_valid: {},
    floater_other_delegation: {},
    floater_other_zone: zoneOf(list, language),
    floater_in_use: {},
    zone_not_allowed: { ...zoneOf(list, language), zones: claims?.zones.join(", ") ?? "" },
    already_inside: { when: moment(facts.presence?.since) },
    not_inside: zoneOf(list, language),
  };
  return plain(
    t(`refuse.${reason}.title`, values[reason]),
    t(`refuse.${reason}.text`, values[reason]),
  );
}

function checkWords(
  reason: CheckReason,
  { at, facts }: Judged,
  language: Language,
  t: T,
): ReasonWords {
  const minutes = t("age.limit", { count: facts.gate.freshnessMinutes });
  const onPhone = [t("fact.list"), ageWords(facts.listAgeSeconds, t)] as const;
  const allowed = [t("fact.allowed", { zone: facts.gate.zone }), minutes] as const;
  switch (reason) {
    case "list_too_old":
      return { title: t("check.ask"), text: "", facts: [onPhone, allowed] };
    case "clock_wrong":
      return { title: t("check.ask"), text: t("check.clock_wrong"), facts: [allowed] };
    case "not_on_list":
      return plain(t("check.ask"), t("check.not_on_list"));
    case "within_grace": {
      const since = when(facts.presence?.since ?? at, at, language, t);
      return plain(t("check.within_grace.title", { when: since }), t("check.within_grace.text"));
    }
    case "floater_needed":
      return plain(
        t("check.floater_needed.title"),
        t("check.floater_needed.text", { zone: facts.gate.zone }),
      );
    case "badge_needed":
      return plain(
        t("check.badge_needed.title"),
        t("check.badge_needed.text", { zone: facts.gate.zone }),
      );
    case "typed_number":
      return plain(t("check.ask"), t("check.typed_number"));
    default:
      return assertNever(reason);
  }
}
