/**
 * Parts of a drawn face, back to front, in a box of 106 by 141 units whose upper left corner is 17, 17.
 * The style is that of the visual reference: flat vector, plain light background, nobody's likeness.
 */
export const BOX = "17 17 106 141.33";

export const BACKGROUNDS = ["#dce5e8", "#ece5d8", "#e9ebea", "#e4e2da", "#d5e8ec"] as const;

/** Skin, and the darker tone of neck, ears and nose. */
export const SKINS = [
  ["#f2d3bc", "#ddb096"],
  ["#e9c2a2", "#cf9f7c"],
  ["#dcae88", "#be8b64"],
  ["#c99468", "#a87448"],
  ["#a9744d", "#875736"],
] as const;

export const HAIRS = ["#1e1a1b", "#2a2322", "#3f2c22", "#5a3423"] as const;
export const GREY_HAIR = "#8e8b88";
export const JACKETS = ["#1d2b3a", "#223038", "#26323c", "#2a3440", "#2b2f36", "#3b4147"] as const;
export const BLOUSES = ["#23394a", "#2b4a5c", "#34404a", "#3b3f4c", "#4a4038", "#5a3247"] as const;
export const SHIRTS = ["#ffffff", "#f1e9e2", "#d8dee0"] as const;
export const TIES = ["#2c4f7a", "#2f4858", "#3a5b4b", "#6f2430", "#7a5b1e", "#8a4a12"] as const;
export const SCARVES = ["#5b7482", "#b08e7a", "#33454f", "#6c5566", "#4c6155"] as const;

const path = (d: string, fill: string, extra = ""): string =>
  `<path d="${d}" fill="${fill}"${extra}/>`;
const SHADOW = ' opacity=".15"';

const NECK = "M57 98h26v22c0 7-5 13-13 13s-13-6-13-13z";
const HEAD = "M45 72C45 50 55 40 70 40s25 10 25 32c0 24-12 42-25 42S45 96 45 72z";
const VEILED_HEAD = "M46 76C46 54 56 45 70 45s24 9 24 31c0 24-12 38-24 38S46 100 46 76z";

/** Shirt, tie and jacket, with the neck between them. */
export const suit = (jacket: string, tie: string, neck: string): string =>
  path("M55 119h30l15 85H40z", "#ffffff") +
  path(NECK, neck) +
  path("M56.5 117.5L70 134l-11.5 10L50 122zM83.5 117.5L70 134l11.5 10L90 122z", "#ffffff") +
  `<path d="M56.5 117.5L70 134l-11.5 10M83.5 117.5L70 134l11.5 10" fill="none" stroke="#000" stroke-opacity=".12" stroke-width="1.2"/>` +
  path("M66.2 135.5h7.6l2 7.5-3 3.5 4.2 57.5H63l4.2-57.5-3-3.5z", tie) +
  path("M-14 204C-10 152 20 136 51.5 121l13 47-3 36z", jacket) +
  path("M154 204C150 152 120 136 88.5 121l-13 47 3 36z", jacket) +
  path(
    "M51.5 121l-9.5 6 4 16 5 1-3 4 16.5 20zM88.5 121l9.5 6-4 16-5 1 3 4-16.5 20z",
    "#000",
    SHADOW,
  );

/** Blouse under a jacket. */
export const blouse = (jacket: string, shirt: string, skin: string, neck: string): string =>
  path("M50 112h40l6 92H44z", skin) +
  path("M50 136h40l6 68H44z", shirt) +
  path(NECK, neck) +
  path(
    "M-14 204C-10 152 20 135 51 119c4 20 11 32 19 37 8-5 15-17 19-37 31 16 61 33 65 85z",
    jacket,
  ) +
  path(
    "M51 119c4 20 11 32 19 37 8-5 15-17 19-37l4 2c-3 22-12 36-23 42-11-6-20-20-23-42z",
    "#000",
    SHADOW,
  );

/** Headscarf over a coat. */
export const headscarf = (coat: string, scarf: string, neck: string): string =>
  path(NECK, neck) +
  path("M-14 204C-10 158 18 142 50 130h40c32 12 60 28 64 74z", coat) +
  path(
    "M70 28C44 28 35 50 36 78c1 22-4 36-12 50 12 20 30 26 46 26s34-6 46-26c-8-14-13-28-12-50 1-28-8-50-34-50z",
    scarf,
  ) +
  path("M44 128c10 10 18 13 28 13s20-4 28-13c-6 14-16 21-28 21s-22-7-28-21z", "#000", SHADOW);

export const head = (skin: string, shade: string): string =>
  `<ellipse cx="44.5" cy="80" rx="4.5" ry="7" fill="${shade}"/><ellipse cx="95.5" cy="80" rx="4.5" ry="7" fill="${shade}"/>` +
  path(HEAD, skin);

export const veiledHead = (skin: string): string => path(VEILED_HEAD, skin);

/** Hair that falls behind the shoulders, drawn before the clothes. */
export const BACK_HAIR = [
  "",
  "M40 70C38 40 54 32 70 32s32 8 30 38c0 22 5 42 7 58H33c2-16 7-36 7-58z",
  "M39 72C36 42 52 32 70 32s34 10 31 40c0 14 2 22 2 30-3 5-9 6-12 6H49c-3 0-9-1-12-6 0-8 2-16 2-30z",
] as const;

export const WOMENS_HAIR = [
  "M44 78C40 48 53 36 70 36s30 12 26 42c-2-5-4-11-6-17-5-5-12-9-20-9s-15 4-20 9c-2 6-4 12-6 17z",
  "M44 82C40 50 52 38 70 38s30 12 26 44c-3-7-5-13-7-22-6-2-14-5-21-12-6 8-14 12-18 15-2 7-4 12-6 19z",
] as const;

/** The last is a bald head with hair at the temples. */
export const MENS_HAIR = [
  "M44 70C42 44 54 33 70 33s28 11 26 37c-2-10-5-17-9-20-5-3-11-4-17-4s-12 1-17 4c-4 3-7 10-9 20z",
  "M43 76C39 46 52 31 71 31c18 0 30 13 26 45-2-4-3-9-4-15-3-6-8-9-14-9-8 0-16 1-26-1-5 3-8 10-8 14 0 4-1 7-2 11z",
  "M43 77C38 45 53 30 72 31c19 1 29 14 25 46-2-5-3-10-4-17-9-1-23-4-33-13-3 8-11 11-14 16-1 5-2 9-3 14z",
  "M44 82c-3-8-3-18 1-26 0 6 0 12 1 16zM96 82c3-8 3-18-1-26 0 6 0 12-1 16z",
] as const;

export const bun = (hair: string): string => `<circle cx="70" cy="35" r="9.5" fill="${hair}"/>`;
export const hair = (d: string, colour: string): string => (d ? path(d, colour) : "");

export const beard = (colour: string, shade: string): string =>
  path(
    "M45 78c2 8 4 12 8 16 5-2 11-3 17-3s12 1 17 3c4-4 6-8 8-16 1 24-11 40-25 40S44 102 45 78z",
    colour,
  ) + path("M62 99c3-2 13-2 16 0-3 4-13 4-16 0z", shade);

export const moustache = (colour: string): string =>
  path(
    "M57 95.5c4-4 9-4.5 13-4.5s9 .5 13 4.5c-1 2.5-3 3.4-5 3.4-3-1.6-5-2.2-8-2.2s-5 .6-8 2.2c-2 0-4-.9-5-3.4z",
    colour,
  );

/** Brows, nose, mouth (unless a beard has its own) and eyes. */
export const features = (shade: string, mouth: boolean): string =>
  `<g fill="none" stroke="#3a2a24" stroke-linecap="round"><path d="M53.5 70.5c3-2.4 7-2.6 10-1.2M76.5 69.3c3-1.4 7-1.2 10 1.2" stroke-width="1.9" opacity=".75"/>` +
  `<path d="M70.5 78c.6 4 1.6 7 2.2 9.4-.8 1.4-2.4 1.6-3.9 1.2" stroke="${shade}" stroke-width="2"/>` +
  (mouth
    ? `<path d="M63 99.9c4.4 2.3 9.6 2.3 14 0" stroke-width="1.9" opacity=".6"/></g>`
    : "</g>") +
  `<ellipse cx="59" cy="77" rx="2.2" ry="2.5" fill="#3a2a24"/><ellipse cx="81" cy="77" rx="2.2" ry="2.5" fill="#3a2a24"/>`;

export const GLASSES = `<g fill="none" stroke="#2b3036" stroke-width="1.8"><rect x="51" y="71" width="16.5" height="13" rx="4.5"/><rect x="72.5" y="71" width="16.5" height="13" rx="4.5"/><path d="M67.5 76.5c1.6-1.2 3.4-1.2 5 0M51 75l-6-1.5M89 75l6-1.5"/></g>`;
