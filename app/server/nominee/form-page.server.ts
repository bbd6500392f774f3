import type { Language } from "#app/domain/language/languages.ts";
import type { TypedDraft } from "#app/domain/nominee/draft.ts";
import { nominationWindow } from "#app/domain/nominee/deadline.ts";
import { fullName } from "#app/domain/nominee/display.ts";
import { canTurn, isOpenToDelegation } from "#app/domain/nominee/turns.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaDay, astanaInstant, astanaTime, formatDay } from "#app/domain/time/astana.ts";

import { categoriesOf } from "../delegation/categories.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { lastConsent } from "./consent.server.ts";
import { delegationHead, placeHolders, quotaPlaces } from "./dashboard.server.ts";
import { hostedPlaces } from "./hosted.server.ts";
import { lateStanding } from "./late.server.ts";
import { likelySame } from "./likely-same.server.ts";
import { loadNominee, type NomineeFile } from "./nominee-file.server.ts";
import { namedStates } from "./states.server.ts";
import { typedOf } from "./typed.server.ts";

const EMPTY: TypedDraft = {
  category: "",
  honorific: "",
  surname: "",
  givenNames: "",
  nativeName: "",
  position: "",
  mrz: "",
  nationality: "",
  passportNumber: "",
  birthDate: "",
  passportExpires: "",
};

/**
 * Everything that the form of one nominee shows, in the reader's language; null when this delegation has no such nominee.
 * @param id null for a new one
 */
export async function nomineeFormPage(
  { delegationId, now, language }: { delegationId: string; now: Date; language: Language },
  id: string | null,
) {
  const definition = await summitDefinition();
  const head = await delegationHead(delegationId);
  const file = id === null ? null : await loadNominee(delegationId, id, now);
  if (!head || (id !== null && !file)) return null;
  const places = await quotaPlaces(delegationId, definition);
  const consent = id === null ? null : await lastConsent(id);
  const late = id === null ? null : await lateStanding(id);
  const close = astanaInstant(definition.nominations.close);
  return {
    delegation: { name: head.name[language], code: head.code },
    today: astanaDay(now),
    closes: { date: formatDay(close, language), time: astanaTime(close) },
    opens: openingOf(definition.nominations.open, language),
    window: nominationWindow(definition.nominations, now),
    hosted: await hostedPlaces(delegationId),
    notice: noticeView(definition, language),
    consent: consent && {
      ...consent,
      at: { date: formatDay(consent.at, language), time: astanaTime(consent.at) },
    },
    late: late && { reason: late.reason, outcome: late.outcome, answer: late.answer },
    likelySame: id === null ? [] : await likelySame(delegationId, id),
    file: file && fileView(file),
    typed: file
      ? (file.typed ?? typedOf(file.draft))
      : { ...EMPTY, nationality: nationalityOf(delegationId, definition) },
    categories: (await categoriesOf(delegationId, definition)).flatMap((category) => {
      const group = places.find((place) => place.group === category.quotaGroup);
      return group
        ? [
            {
              id: category.id,
              letter: category.letter,
              name: category.name[language],
              zones: [...category.zones],
              photo: category.photo,
              places: group,
            },
          ]
        : [];
    }),
    zones: definition.zones.map(({ number, name }) => ({ number, name: name[language] })),
    states: namedStates(definition).map(({ code, name }) => ({ code, name: name[language] })),
    holders: (await placeHolders(delegationId))
      .filter((holder) => holder.id !== id && holder.quotaGroup !== null)
      .map((holder) => ({ id: holder.id, name: fullName(holder), group: holder.quotaGroup ?? "" })),
  };
}

function noticeView({ notice }: SummitDefinition, language: Language) {
  if (!notice) return null;
  const { version, operator, text } = notice;
  return { version, operator: operator[language], text: text[language].split("\n\n") };
}

const openingOf = (open: string, language: Language) => ({
  date: formatDay(astanaInstant(open), language),
  time: astanaTime(astanaInstant(open)),
});

/** Most of a State's delegation carry its own passport: offered, not imposed. */
function nationalityOf(
  delegationId: string,
  { delegations }: Awaited<ReturnType<typeof summitDefinition>>,
): string {
  return delegations.find(({ id }) => id === delegationId)?.iso3 ?? "";
}

const fileView = (file: NomineeFile) => ({
  id: file.id,
  number: file.number,
  version: file.version,
  status: file.status,
  name: fullName(file.draft),
  photoId: file.photoId,
  savedAt: astanaTime(file.changedAt),
  returned:
    file.status === "returned"
      ? { fields: file.returnedFields, reason: file.returnedReason, notes: file.returnedNotes }
      : null,
  editable: isOpenToDelegation(file.status),
  mayWithdraw: canTurn("withdraw", file.status),
  hasBadge: file.status === "badge_ready" || file.status === "collected",
  mayUndo: file.undoable,
  hosted: file.hosted,
  checks: file.checks,
});
