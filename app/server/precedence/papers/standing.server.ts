import { PAPER_ORDER } from "#app/domain/language/languages.ts";
import type { Place } from "#app/domain/precedence/arrange.ts";
import type { Column, ListLine, PaperDocument } from "#app/domain/precedence/layout/paper.ts";
import { photoRows } from "#app/domain/precedence/photo.ts";
import { seatingHow } from "#app/domain/precedence/policy.ts";

import { placesOf, type Session } from "../session.server.ts";
import { frameOf, nameOf, type PaperContext, whyWords, words } from "./frame.server.ts";

export function seatingPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const places = placesOf(session, "seating");
  return {
    kind: "seating",
    frame: frameOf(session, "seating", "seating", context),
    spots: places.map((place) => ({ code: place.participant.code, name: nameOf(place, context) })),
    how: seatingHow(session.rules.seating.order),
    table: t("paper.table"),
    list: placeList(places, context),
  };
}

export function flagsPaper(session: Session, context: PaperContext): PaperDocument {
  const frame = frameOf(session, "flags", "flags", context);
  const about = words(context)("about.flags");
  return {
    kind: "list",
    frame: { ...frame, lines: [...frame.lines, about] },
    ...placeList(placesOf(session, "flags"), context),
  };
}

/** Number, name, code and why. */
function placeList(places: readonly Place[], context: PaperContext) {
  const t = words(context);
  const columns: Column[] = [
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 72 },
    { head: "", width: 20 },
    { head: t("table.reason"), width: 61 },
  ];
  const lines = places.map((place): ListLine => ({
    kind: "entry",
    cells: [
      { text: String(place.number), style: "number" },
      { text: nameOf(place, context), style: "strong", flag: place.participant.iso2 },
      { text: place.participant.code },
      { text: whyWords(place, context) },
    ],
  }));
  return { columns, lines };
}

export function photoPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const places = placesOf(session, "photo");
  const most = session.policy.photoRow;
  const frame = frameOf(session, "photo", "photo", context);
  return {
    kind: "photo",
    frame: { ...frame, lines: [...frame.lines, t("about.photo")] },
    spots: places.map((place) => ({ code: place.participant.code, name: nameOf(place, context) })),
    mostInRow: most,
    camera: t("paper.camera"),
    rowNames: Array.from({ length: Math.ceil(places.length / most) }, (_, i) =>
      t("paper.row", { row: i + 1 }),
    ),
    list: photoList(places, most, context),
  };
}

/** By rows from the front, each from the photographer's left. */
function photoList(places: readonly Place[], most: number, context: PaperContext) {
  const t = words(context);
  const columns: Column[] = [
    { head: t("table.place"), width: 9 },
    { head: t("table.delegation"), width: 78 },
    { head: "", width: 20 },
    { head: t("table.where"), width: 55 },
  ];
  const lines = photoRows(places, most)
    .flat()
    .map(({ one, row, fromLeft }): ListLine => ({
      kind: "entry",
      cells: [
        { text: String(one.number), style: "number" },
        { text: nameOf(one, context), style: "strong", flag: one.participant.iso2 },
        { text: one.participant.code },
        { text: t("where.photo", { row, place: fromLeft }) },
      ],
    }));
  return { columns, lines };
}

export function cardsPaper(session: Session, context: PaperContext): PaperDocument {
  const t = words(context);
  const { language } = context;
  return {
    kind: "cards",
    frame: frameOf(session, "cards", "seating", context),
    cards: placesOf(session, "seating").map(({ participant, number }) => {
      const name = participant.name[language];
      const others = PAPER_ORDER.map((each) => participant.name[each]);
      return {
        name,
        others: [...new Set(others)].filter((each) => each !== name).join(" · "),
        code: participant.code,
        seat: number === 1 ? t("where.seatHead") : t("where.seat", { number }),
      };
    }),
  };
}
