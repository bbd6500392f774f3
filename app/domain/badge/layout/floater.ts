import type { Trilingual } from "../../language/languages.ts";
import { LEFT, WIDTH } from "./back.ts";
import { BADGE } from "./front.ts";
import { block, type Fit, once, type Plate, type Side } from "./items.ts";
import { languages, layOutPass, NAME, PANEL, PLAIN } from "./pass.ts";
import type { Print, PrintedFloater } from "./printed.ts";

/** A floater, 86 x 120 mm: its zone as large as there is room, and that it is nothing without a badge. */
export function layOutFloater(floater: PrintedFloater, print: Print): Side {
  const { summit, fit, plates } = print;
  const { words } = summit;
  const [zone = 0] = floater.zones;
  const said = languages((language) => words[language].floater.only);
  return layOutPass(floater, print, {
    panel: () => [
      { kind: "box", ...PANEL, fill: "ink900" },
      {
        ...{ kind: "text", role: "zone", text: String(zone), align: "centre" },
        ...{ x: PANEL.x + PANEL.width / 2, top: PANEL.y, height: PANEL.height },
        ...{ face: "sans-extrabold", size: zone > 9 ? 66 : 96, ink: "white" },
      },
    ],
    plates: [plates("floater-only", () => strip(said, fit))],
    items: [
      ...block(fit, floater.zoneName.en, { ...NAME, face: "sans-bold", size: 16, height: 6.6 })
        .items,
      ...block(fit, once(floater.zoneName.kk, floater.zoneName.ru), {
        ...{ ...NAME, role: "zone-name", top: NAME.top + 7.6, lines: 2, language: "kk" },
        ...{ face: "sans", size: 9, height: 4.2, ink: "text2" },
      }).items,
    ],
    band: { ground: "gold400", ink: "ink950", letter: "F", of: "floater" },
  });
}

/** What a floater needs beside it, in a frame above the band: it is to be read before it is honoured. */
function strip(said: Trilingual, fit: Fit): Plate {
  const place = { role: "only", x: BADGE.width / 2, width: WIDTH - 4, align: "centre" } as const;
  return [
    {
      ...{ kind: "box", x: LEFT, y: 98, width: WIDTH, height: 11, radius: 0.8 },
      stroke: { ink: "ink900", width: 0.4 },
    },
    ...(["en", "kk", "ru"] as const).flatMap((language, i) => {
      const style = i === 0 ? ({ face: "sans-bold", size: 9.5 } as const) : PLAIN;
      const top = 98.4 + (i === 0 ? 0 : 0.4 + 3.2 * i);
      return block(fit, said[language], {
        ...{ ...place, ...style, top, height: i === 0 ? 3.8 : 3.2, language },
        ink: i === 0 ? "text" : "text2",
      }).items;
    }),
  ];
}
