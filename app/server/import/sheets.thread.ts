import writeXlsx, { type CellObject } from "write-excel-file/node";

/** How a cell looks; every cell is text, so that nothing in it is ever run as a formula. */
export type Look = "head" | "example" | "plain" | "title" | "note" | "bad";
export type TextCell = { text: string; look: Look };
export type Sheet = {
  name: string;
  /** Widths in characters. */
  widths: readonly number[];
  rows: readonly (readonly TextCell[])[];
  stickyRows: number;
};

const TEXT = "@";
const LOOKS: Record<Look, Omit<CellObject, "value" | "type">> = {
  head: {
    fontWeight: "bold",
    textColor: "#FFFFFF",
    backgroundColor: "#0F384B",
    wrap: true,
    alignVertical: "center",
  },
  example: { fontStyle: "italic", textColor: "#586972", backgroundColor: "#EFEAE0", format: TEXT },
  plain: { format: TEXT },
  title: { fontWeight: "bold", fontSize: 14 },
  note: { wrap: true, alignVertical: "top" },
  bad: { wrap: true, textColor: "#8F1A20", backgroundColor: "#FBE9E7", alignVertical: "top" },
};

/** Writes a workbook: five thousand people take most of a second. */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx(
    sheets.map(({ name, widths, rows, stickyRows }) => ({
      sheet: name.slice(0, 31),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: stickyRows,
      data: rows.map((cells) =>
        cells.map(({ text, look }) =>
          text === ""
            ? { type: String, ...LOOKS[look] }
            : { value: text, type: String, ...LOOKS[look] },
        ),
      ),
    })),
    { fontFamily: "Calibri", fontSize: 11 },
  ).toBuffer();
}
