import { join } from "node:path";

import { Document, Font, Image, Page, Path, renderToFile, Svg, Text } from "@react-pdf/renderer";
import { createElement as element, type ReactElement } from "react";
import { statSync } from "node:fs";

import { FACES, fontFile } from "#app/server/print/fonts.server.ts";

import { PAGE, type PreparedBadge, type PreparedPage, type PreparedText } from "./paper.ts";
import type { Press } from "./peer.ts";

/** The same pages by `@react-pdf/renderer`, in this process alone. */
export function reactPdf(folder: string): Press {
  for (const face of FACES) Font.register({ family: face, src: fontFile(face) });
  return {
    processes: () => Promise.resolve(1),
    close: () => Promise.resolve(),
    print: async (badges, number) => {
      const path = join(folder, `react-pdf-${number}.pdf`);
      await renderToFile(element(Document, { title: "Badges" }, ...pagesOf(badges, folder)), path);
      return statSync(path).size;
    },
  };
}

const pagesOf = (badges: readonly PreparedBadge[], folder: string): ReactElement[] =>
  badges.flatMap(({ pages, photo }) =>
    pages.map((page) =>
      element(
        Page,
        { size: [PAGE.width, PAGE.height] },
        ...partsOf(page, Buffer.from(photo), folder),
      ),
    ),
  );

function partsOf(page: PreparedPage, photo: Buffer, folder: string): ReactElement[] {
  const { ground, own, shared, code } = page;
  const parts: ReactElement[] = [
    element(Image, {
      src: join(folder, `ground-${ground}.png`),
      // A picture as tall as the page is moved to the next one.
      style: { position: "absolute", left: 0, top: 0, width: PAGE.width, height: PAGE.height - 1 },
    }),
  ];
  if (page.photo) {
    const { x, y, width, height } = page.photo;
    parts.push(
      element(Image, {
        src: { data: photo, format: "jpg" },
        style: { position: "absolute", left: x, top: y, width, height },
      }),
    );
  }
  if (code) {
    const { x, y, width, modules, path } = code;
    parts.push(
      element(
        Svg,
        {
          viewBox: `-4 -4 ${modules + 8} ${modules + 8}`,
          style: {
            position: "absolute",
            left: x,
            top: y,
            width,
            height: width,
            backgroundColor: "#fff",
          },
        },
        element(Path, { d: path, fill: "#061A25" }),
      ),
    );
  }
  return [...parts, ...[...shared, ...own].map(lineOf)];
}

/** Room on both sides of what is not set from the left. */
const HALF = 200;

function lineOf({ text, x, baseline, size, face, colour, align }: PreparedText): ReactElement {
  const left = align === "left" ? x : align === "right" ? x - 2 * HALF : x - HALF;
  return element(
    Text,
    {
      wrap: false,
      style: {
        ...{ position: "absolute", left, top: baseline - size, width: 2 * HALF },
        ...{ fontFamily: face, fontSize: size, color: colour, lineHeight: 1 },
        textAlign: align === "centre" ? "center" : align,
      },
    },
    text,
  );
}
