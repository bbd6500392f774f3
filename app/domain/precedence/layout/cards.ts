import { heightOf, paragraph } from "../../programme/layout/block.ts";
import type { Block, Typesetter } from "../../programme/layout/page.ts";
import { type StyleName, styleOf } from "../../programme/layout/styles.ts";
import { blank, PORTRAIT } from "./frame.ts";
import type { CardsPaper, FoldedCard, PaperPage, Shape } from "./paper.ts";

/** A sheet is cut across its middle into two cards, each folded across its own. */
const HALF = PORTRAIT.height / 2;
const SIDE = 16;
const WIDTH = PORTRAIT.width - 2 * SIDE;
const FOOT = 9;
const SIZES = [
  "cardName",
  "cardNameMiddle",
  "cardNameSmall",
] as const satisfies readonly StyleName[];

/** Place cards, two a sheet: the name as large as two lines of it allow, in full, with no word broken. */
export function layOutCards(
  paper: CardsPaper,
  set: Typesetter,
): Omit<PaperPage, "number" | "of">[] {
  const pages: Omit<PaperPage, "number" | "of">[] = [];
  for (let i = 0; i < paper.cards.length; i += 2) {
    const cards = paper.cards
      .slice(i, i + 2)
      .map((card, half) => layOutCard(card, half, paper, set));
    pages.push({ ...blank(PORTRAIT), cards, shapes: [cut, ...cards.map(foldOf)] });
  }
  return pages;
}

const line = (kind: Shape["kind"], top: number): Shape => ({
  kind,
  x: 0,
  top,
  width: PORTRAIT.width,
  height: 0.15,
  ink: "paper400",
});
const cut = line("rule", HALF);
const foldOf = ({ fold }: FoldedCard): Shape => line("fold", fold);

function layOutCard(
  card: CardsPaper["cards"][number],
  half: number,
  { frame }: CardsPaper,
  set: Typesetter,
): FoldedCard {
  const fold = half * HALF + HALF / 2;
  const bottom = (half + 1) * HALF;
  const place = { x: SIDE, width: WIDTH, align: "centre" } as const;
  const style = sizeFor(card.name, set);
  const name = paragraph(
    set,
    card.name,
    { ...place, tag: "H1", language: frame.language, style, top: 0 },
    "balance",
  );
  const others = paragraph(
    set,
    card.others,
    { ...place, tag: "P", language: null, style: "cardOther", top: 0 },
    "balance",
  );
  const height = heightOf(name) + 3 + heightOf(others);
  const top = fold + (bottom - FOOT - fold - height) / 2;
  return {
    id: card.code,
    fold,
    blocks: [
      { ...name, top },
      { ...others, top: top + heightOf(name) + 3 },
      ...corner(card, bottom, set),
    ],
  };
}

/** Small at the foot, for whoever sets the table: whose card, at which seat. */
const corner = (
  { code, seat }: { code: string; seat: string },
  bottom: number,
  set: Typesetter,
): Block[] => {
  const free = {
    tag: "P",
    language: null,
    style: "foot",
    top: bottom - FOOT,
    width: WIDTH / 2,
  } as const;
  return [
    paragraph(set, code, { ...free, x: SIDE }),
    paragraph(set, seat, { ...free, x: SIDE + WIDTH / 2, align: "right" }),
  ];
};

function sizeFor(name: string, set: Typesetter): (typeof SIZES)[number] {
  const fits = (style: (typeof SIZES)[number]): boolean =>
    set.wrap(name, WIDTH, styleOf(style)).length <= 2 &&
    name.split(" ").every((word) => set.width(word, styleOf(style)) <= WIDTH);
  return SIZES.find(fits) ?? "cardNameSmall";
}
