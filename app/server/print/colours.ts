/** The inks of paper, the same values as the tokens of the screens. */
export const COLOUR = {
  ink950: "#061A25",
  ink900: "#0A2735",
  ink800: "#0F384B",
  ink700: "#154B62",
  ink600: "#1B6079",
  ink200: "#CBDAE0",
  paper50: "#FCFAF6",
  paper200: "#EFE9DD",
  paper400: "#B9AE9A",
  paper500: "#857A67",
  gold400: "#F2C14A",
  gold500: "#D9A322",
  sky300: "#7FD6E4",
  sky500: "#00AFCA",
  text: "#0A2735",
  text2: "#3E515C",
  text3: "#586972",
  white: "#FFFFFF",
  /** Ground of the sessions that everybody attends. */
  keySession: "#F4F8F9",
  /** Ground of a delegation's own meetings. */
  ownMeeting: "#FFFBEF",
} as const;

/** What is seen when `top` lies over `ground` at an opacity between 0 and 1: paper knows no transparency. */
export function blend(top: string, ground: string, opacity: number): string {
  const channel = (hex: string, i: number): number => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) =>
    Math.round(channel(ground, i) + (channel(top, i) - channel(ground, i)) * opacity)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${mixed.join("")}`;
}
