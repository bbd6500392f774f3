import { and, eq } from "drizzle-orm";

import type { Language } from "#app/domain/language/languages.ts";
import { LANGUAGES } from "#app/domain/language/languages.ts";
import type { SummitDefinition } from "#app/domain/summit/definition.ts";
import { astanaInstant, astanaTime, formatDate, weekday } from "#app/domain/time/astana.ts";
import { translator } from "#app/text/translator.ts";
import { type delegation, quota } from "#db/schema/delegation.ts";
import type { invitation } from "#db/schema/invitation.ts";
import { noteVerbale } from "#db/schema/paper.ts";

import { timeInZone } from "../delegation/capital-time.server.ts";
import type { Transaction } from "../platform/database.server.ts";
import { env } from "../platform/env.server.ts";
import { type Fact, type Letter, writeLetter } from "../platform/mail/letter.server.ts";
import { queueMail } from "../platform/mail/queue.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";
import { linkAddress, renewLink } from "./link.server.ts";

type Invitation = typeof invitation.$inferSelect;
type Home = typeof delegation.$inferSelect;

/** Makes a new link and queues the letter that holds it, in the language of the person invited. */
export async function sendInvitation(tx: Transaction, to: Invitation, home: Home): Promise<void> {
  const definition = await summitDefinition();
  const { secret, expiresAt } = await renewLink(tx, to.id);
  const t = translator(to.language, "invitation");
  const [note] = to.noteVerbaleId
    ? await tx.select().from(noteVerbale).where(eq(noteVerbale.id, to.noteVerbaleId))
    : [];
  const name = home.formalName[to.language];
  const numbered = note && {
    number: note.number,
    date: formatDate(note.day, to.language),
  };
  const letter: Letter = {
    language: to.language,
    preview: t("mail.preview", momentOf(expiresAt, to.language)),
    heading: t("mail.heading"),
    paragraphs: [
      t("mail.dear", { name: to.name }),
      numbered
        ? t(`mail.named.${roleOf(to)}`, { ...numbered, delegation: name })
        : t(`mail.invited.${roleOf(to)}`, { delegation: name }),
      t("mail.now"),
    ],
    button: {
      label: t("mail.button", { delegation: home.name[to.language] }),
      href: linkAddress(secret, to.language),
      note: t("mail.note", { ...momentOf(expiresAt, to.language), place: env().ORIGIN }),
    },
    facts: [
      closing(definition, home, to.language),
      await placesFact(tx, definition, home.id, to.language),
      { name: t("mail.keep.name"), value: t("mail.keep.text") },
      {
        name: t("mail.help.name"),
        value: t("mail.help.text", { telephone: definition.badgeDesk.telephone }),
      },
    ],
    passportWarning: true,
    otherLanguages: LANGUAGES.filter((each) => each !== to.language).map((language) => ({
      language,
      text: translator(language, "invitation")("mail.gist", {
        delegation: home.name[language],
        ...momentOf(astanaInstant(definition.nominations.close), language),
      }),
      link: {
        label: translator(language, "invitation")("mail.gistLink"),
        href: linkAddress(secret, language),
      },
    })),
    foot: numbered ? t("mail.foot.note", { number: numbered.number }) : t("mail.foot.invited"),
    footLink: { label: t("mail.notYou"), href: `${linkAddress(secret, to.language)}#not-me` },
  };
  await queueMail(tx, {
    recipient: to.email,
    language: to.language,
    subject: t("mail.subject", {
      delegation: home.name[to.language],
      summit: definition.shortName[to.language],
    }),
    ...writeLetter(letter, definition),
  });
}

const roleOf = ({ role }: Pick<Invitation, "role">) => (role === "focal" ? "focal" : "deputy");

const momentOf = (at: Date, language: Language) => ({
  date: formatDate(at, language),
  time: astanaTime(at),
});

function closing(
  { nominations }: SummitDefinition,
  { capitalTimeZone }: Home,
  language: Language,
): Fact {
  const t = translator(language, "invitation");
  const close = astanaInstant(nominations.close);
  const there = capitalTimeZone === null ? null : timeInZone(close, capitalTimeZone);
  const capital = there === null || there === astanaTime(close) ? "" : there;
  return {
    name: t("mail.closes.name"),
    strong: t("mail.closes.moment", {
      weekday: weekday(close, language),
      ...momentOf(close, language),
    }),
    value: [t("mail.closes.astana"), capital && t("mail.closes.capital", { time: capital })]
      .filter(Boolean)
      .join("\n"),
  };
}

/** "43: 2 principals, 12 delegates …", as the definition names the groups. */
async function placesFact(
  tx: Transaction,
  { quotaGroups }: SummitDefinition,
  delegationId: string,
  language: Language,
): Promise<Fact> {
  const t = translator(language, "invitation");
  const rows = await tx
    .select({ group: quota.quotaGroup, places: quota.places })
    .from(quota)
    .where(and(eq(quota.delegationId, delegationId), eq(quota.kind, "badge")));
  const groups = quotaGroups.flatMap(({ id, name }) => {
    const places = rows.find(({ group }) => group === id)?.places ?? 0;
    return places > 0 ? [`${name[language].toLocaleLowerCase(language)} ${places}`] : [];
  });
  const sum = rows.reduce((total, { places }) => total + places, 0);
  return {
    name: t("mail.places.name"),
    strong: String(sum),
    value: groups.length > 0 ? `(${groups.join(", ")})` : "",
  };
}
