import type { Language } from "../language/languages.ts";
import type { Participant } from "./participant.ts";
import type { PrecedencePolicy } from "./policy.ts";

/** One collation a language, whatever the machine is set to: é with e, Ә after А, Ү after Ұ, І after Ы (CLDR). */
const COLLATORS: Record<Language, Intl.Collator> = {
  en: new Intl.Collator("en"),
  ru: new Intl.Collator("ru"),
  kk: new Intl.Collator("kk"),
};

/**
 * The words under which a participant is filed. The UN files by the form of the name, "State of Palestine" under S and
 * "Iran (Islamic Republic of)" under I; a conference may file by a shorter one of its own, and then that counts.
 */
export function filingName(
  { sortKey, name, filing }: Participant,
  language: Language,
  policy: Pick<PrecedencePolicy, "filedByPractice">,
): string {
  const own = policy.filedByPractice.includes(language) ? filing?.[language] : undefined;
  return own ?? (language === "en" ? sortKey : name[language]);
}

/** Behind whom a participant is filed, whatever its letters say; null where the alphabet alone decides. */
export function filedAfter(
  participant: Participant,
  language: Language,
  policy: Pick<PrecedencePolicy, "filedByPractice">,
): string | null {
  if (!policy.filedByPractice.includes(language)) return null;
  return participant.filedAfter?.[language] ?? null;
}

/** The participants in the alphabet of a language. Kazakh lists put Palestine after Pakistan: such habits are data. */
export function inAlphabet(
  participants: readonly Participant[],
  language: Language,
  policy: Pick<PrecedencePolicy, "filedByPractice">,
): Participant[] {
  const { compare } = COLLATORS[language];
  const sorted = participants.toSorted(
    (a, b) =>
      compare(filingName(a, language, policy), filingName(b, language, policy)) ||
      compare(a.id, b.id),
  );
  for (const moved of [...sorted]) {
    const neighbour = filedAfter(moved, language, policy);
    if (!sorted.some(({ id }) => id === neighbour && id !== moved.id)) continue;
    sorted.splice(sorted.indexOf(moved), 1);
    sorted.splice(sorted.findIndex(({ id }) => id === neighbour) + 1, 0, moved);
  }
  return sorted;
}
