/** Type of the printed programme and of the rooms' papers: face, size in points, height of a line in millimetres, ink. */
export type TypeStyle = {
  face: "sans" | "sans-medium" | "sans-semibold" | "serif" | "serif-medium";
  size: number;
  leading: number;
  ink: "text" | "text2" | "text3" | "white" | "ink200" | "gold400";
  /** Extra space after each sign, in points. */
  tracking?: number;
};

export const STYLES = {
  coverTitle: { face: "serif", size: 17, leading: 8, ink: "white", tracking: -0.07 },
  coverTitleLarge: { face: "serif", size: 26, leading: 11.5, ink: "white", tracking: -0.1 },
  coverWord: { face: "sans-semibold", size: 9.2, leading: 4.8, ink: "gold400" },
  coverLine: { face: "sans", size: 9.2, leading: 4.8, ink: "ink200" },
  coverBrand: { face: "serif-medium", size: 13, leading: 10, ink: "white" },
  coverVersion: { face: "sans", size: 8, leading: 4, ink: "ink200" },
  running: { face: "sans", size: 8, leading: 6, ink: "text2" },
  foot: { face: "sans", size: 7.5, leading: 3.7, ink: "text2" },
  pageNumber: { face: "sans-semibold", size: 10, leading: 4, ink: "text" },
  pageCount: { face: "sans", size: 7.5, leading: 4, ink: "text3" },
  legend: { face: "sans", size: 7.9, leading: 3.7, ink: "text2" },
  dayNumber: { face: "serif", size: 52, leading: 17, ink: "text", tracking: -1.04 },
  dayName: { face: "serif-medium", size: 13.5, leading: 5.6, ink: "text" },
  dayDate: { face: "sans", size: 9, leading: 4.4, ink: "text2" },
  hour: { face: "sans-semibold", size: 10.6, leading: 4.6, ink: "text" },
  hourEnd: { face: "sans", size: 10.6, leading: 4.6, ink: "text3" },
  hourNote: { face: "sans", size: 7.5, leading: 4, ink: "text2" },
  title: { face: "serif-medium", size: 10.6, leading: 4.6, ink: "text" },
  titleClosed: { face: "serif", size: 10.6, leading: 4.6, ink: "text2" },
  note: { face: "sans", size: 7.9, leading: 3.7, ink: "text2" },
  titleWide: { face: "serif-medium", size: 12, leading: 5.2, ink: "text" },
  titleWideClosed: { face: "serif", size: 12, leading: 5.2, ink: "text2" },
  noteWide: { face: "sans", size: 8.4, leading: 4.1, ink: "text2" },
  placeWide: { face: "sans-medium", size: 8.4, leading: 5.2, ink: "text" },
  subheading: { face: "sans-semibold", size: 7.9, leading: 3.7, ink: "text2" },
  contentsDay: { face: "serif-medium", size: 12, leading: 5.2, ink: "text" },
  contentsNumber: { face: "serif", size: 26, leading: 9.6, ink: "text", tracking: -0.4 },
  contentsLine: { face: "sans", size: 8.4, leading: 4.1, ink: "text2" },
  roomName: { face: "serif-medium", size: 34, leading: 13, ink: "text", tracking: -0.48 },
  roomAlt: { face: "serif", size: 17, leading: 7.6, ink: "text2" },
  roomDay: { face: "serif-medium", size: 11, leading: 5, ink: "text" },
  roomDate: { face: "sans", size: 8.5, leading: 4.2, ink: "text2" },
  columnName: { face: "sans-semibold", size: 8, leading: 3.9, ink: "text" },
  columnNote: { face: "sans", size: 7, leading: 3.4, ink: "text2" },
  planParty: { face: "sans-semibold", size: 9.2, leading: 4.4, ink: "text" },
  planSeat: { face: "sans-semibold", size: 8.4, leading: 4, ink: "text" },
  planFirst: { face: "sans-semibold", size: 8.4, leading: 4, ink: "gold400" },
  planFlag: { face: "sans-semibold", size: 9, leading: 4.4, ink: "text" },
  planNote: { face: "sans", size: 7.6, leading: 4, ink: "text2" },
  sheetHour: { face: "sans-semibold", size: 11, leading: 4.8, ink: "text" },
  sheetName: { face: "serif-medium", size: 10.5, leading: 4.6, ink: "text" },
  sheetOther: { face: "sans", size: 8, leading: 4, ink: "text2" },
  sheetText: { face: "sans", size: 8.4, leading: 4.1, ink: "text2" },
  sheetNote: { face: "sans", size: 7.8, leading: 3.8, ink: "text2" },
  sheetPeople: { face: "sans", size: 7.2, leading: 3.5, ink: "text2" },
  sheetSeats: { face: "sans-semibold", size: 9.5, leading: 4.4, ink: "text" },
  doorName: { face: "serif-medium", size: 46, leading: 17, ink: "white", tracking: -0.6 },
  doorAlt: { face: "serif", size: 17, leading: 7.4, ink: "ink200" },
  doorDay: { face: "serif-medium", size: 24, leading: 13, ink: "white" },
  doorHour: { face: "sans-semibold", size: 26, leading: 11, ink: "text" },
  doorSide: { face: "serif-medium", size: 26, leading: 10.6, ink: "text" },
  doorSideSmall: { face: "serif-medium", size: 17, leading: 7.2, ink: "text" },
  doorNote: { face: "sans", size: 11.5, leading: 5.2, ink: "text2" },
  contentsPage: { face: "sans-semibold", size: 9, leading: 4.1, ink: "text" },
} as const satisfies Record<string, TypeStyle>;

export type StyleName = keyof typeof STYLES;
export const styleOf = (name: StyleName): TypeStyle => STYLES[name];
