import {
  Document,
  Font,
  Link,
  Page,
  Path,
  renderToBuffer,
  Svg,
  Text,
  View,
} from "@react-pdf/renderer";
import { createElement as element, type ReactElement } from "react";

import { COLOUR } from "#app/server/print/colours.ts";
import { fontFile } from "#app/server/print/fonts.server.ts";
import { ICONS } from "#app/server/print/icons.server.ts";
import { mm } from "#app/server/print/units.ts";

import { MARK_SIDE, PAPER, type PeerPage, type PeerRow, type TextBox, WIDE } from "./boxes.ts";
import { type Peer, PEER_FACES } from "./peer.ts";

/** The same pages by `@react-pdf/renderer`, in this process, its fonts loaded by the run before. It tags nothing. */
export function reactPdf(): Peer {
  for (const face of PEER_FACES) Font.register({ family: face, src: fontFile(face) });
  Font.registerHyphenationCallback((word) => [word]);
  return {
    print: async (pages) => {
      const began = performance.now();
      const pdf = await renderToBuffer(
        element(Document, { title: "Programme", language: "kk" }, ...pages.map(pageOf)),
      );
      return { ms: performance.now() - began, bytes: pdf.length, pdf };
    },
    close: () => Promise.resolve(),
  };
}

const pageOf = ({ id, name, isCover, rows, texts, marks }: PeerPage): ReactElement =>
  element(
    Page,
    {
      ...{ id, bookmark: name, size: [mm(PAPER.width), mm(PAPER.height)] },
      style: isCover ? { backgroundColor: COLOUR.ink900 } : {},
    },
    ...rows.map(rowOf),
    ...texts.map(textOf),
    ...marks.map(({ mark, x, top }) =>
      element(
        Svg,
        { viewBox: "0 0 24 24", style: placed({ x, top, width: MARK_SIDE, height: MARK_SIDE }) },
        element(Path, {
          ...{ d: ICONS[mark], fill: "none", stroke: COLOUR.ink600, strokeWidth: 1.75 },
        }),
      ),
    ),
  );

const placed = ({ x, top, width, height }: Record<"x" | "top" | "width" | "height", number>) => ({
  ...{ position: "absolute" as const, left: mm(x), top: mm(top) },
  ...{ width: mm(width), height: mm(height) },
});

function rowOf({ id, top, height, isKey, hasRule, leadsTo }: PeerRow): ReactElement {
  const style = {
    ...placed({ x: PAPER.left, top, width: WIDE, height }),
    ...(isKey ? { backgroundColor: COLOUR.keySession } : {}),
    ...(hasRule ? { borderBottom: `${mm(0.15)}pt solid ${COLOUR.paper400}` } : {}),
  };
  return leadsTo === null
    ? element(View, { id, style })
    : element(Link, { src: `#${leadsTo}`, style }, " ");
}

const ALIGN = { left: "left", centre: "center", right: "right" } as const;

function textOf({ text, x, top, width, align, type, colour }: TextBox): ReactElement {
  const { size, leading, face, tracking = 0 } = type;
  const style = {
    ...{ position: "absolute" as const, top: mm(top), width: mm(width + 0.2) },
    ...{ left: mm(align === "right" ? x - 0.2 : x), textAlign: ALIGN[align], color: colour },
    ...{ fontFamily: face, fontSize: size, lineHeight: mm(leading) / size },
    ...{ letterSpacing: tracking },
  };
  return element(Text, { style }, text);
}
