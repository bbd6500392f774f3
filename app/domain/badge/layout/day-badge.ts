import { zones, zoneWords } from "./front.ts";
import { block, type Fit, type Plate, type Side } from "./items.ts";
import { layOutPass, NAME, PANEL, PLAIN } from "./pass.ts";
import type { Print, PrintedDayBadge } from "./printed.ts";

/** A visitor's badge for one day, 86 x 120 mm: the day as large as there is room, and who walks along. */
export function layOutDayBadge(badge: PrintedDayBadge, print: Print): Side {
  const { summit, fit, plates } = print;
  const name = block(fit, badge.name, {
    ...{ ...NAME, face: "sans-bold", size: 17, height: 7, lines: 2, least: 8 },
  });
  const host = block(fit, `${badge.delegation.formalName.en} · ${badge.escort}`, {
    ...{ ...NAME, role: "host", top: NAME.top + name.height + 0.8, lines: 2, least: 6.5 },
    ...{ face: "sans-medium", size: 8, height: 3.5, ink: "text2" },
  });
  return layOutPass(badge, print, {
    panel: () => day(badge, fit),
    plates: [
      plates("front-zone-words", () => zoneWords(summit, fit)),
      plates(`front-zones ${badge.zones.join()}`, () => zones(badge, summit)),
    ],
    items: [...name.items, ...host.items],
    band: { ground: "sky500", ink: "ink950", letter: "V", of: "visitor" },
  });
}

function day({ dayOfMonth, month }: PrintedDayBadge, fit: Fit): Plate {
  const middle = { x: PANEL.x + PANEL.width / 2, width: PANEL.width - 2, align: "centre" } as const;
  return [
    { kind: "box", ...PANEL, fill: "white" },
    { kind: "box", ...PANEL, stroke: { ink: "ink900", width: 0.6 } },
    {
      ...{ kind: "text", role: "day", text: dayOfMonth, x: middle.x, align: "centre" },
      ...{ top: PANEL.y + 1, height: 26, face: "sans-extrabold", size: 70, ink: "ink900" },
    },
    ...(["en", "kk", "ru"] as const).flatMap((language, at) => {
      const style = at === 0 ? ({ face: "sans-semibold", size: 10 } as const) : PLAIN;
      const top = PANEL.y + 27.4 + (at === 0 ? 0 : 1 + 4 * at);
      const place = { ...middle, ...style, role: "month", top, height: 4, language };
      return block(fit, month[language], { ...place, ink: at === 0 ? "text" : "text2" }).items;
    }),
  ];
}
