import sharp from "sharp";

/** A drawn face before a wall, as a JPEG: what a photo looks like to the checks, and nobody's. */
export function portrait(
  options: {
    width?: number;
    height?: number;
    wall?: string;
    blur?: number;
    orientation?: number;
  } = {},
): Promise<Buffer> {
  const { width = 900, height = 1200, wall = "#dfe6ea", blur, orientation } = options;
  const hair = Array.from(
    { length: 40 },
    (_, at) =>
      `<path d="M${250 + at * 10} 330 q ${at % 7} -120 ${200 - at * 5} -180" stroke="#1d1410" fill="none"/>`,
  ).join("");
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 1200" width="${width}" height="${height}" preserveAspectRatio="xMidYMid slice">
    <rect width="900" height="1200" fill="${wall}"/>
    <path d="M120 1200 q 30 -330 330 -330 t 330 330z" fill="#1f3550"/>
    <ellipse cx="450" cy="520" rx="210" ry="280" fill="#c99a78"/>
    <path d="M235 470 q 10 -260 215 -260 t 215 260 q -80 -130 -215 -130 t -215 130z" fill="#2b1d16"/>${hair}
    <circle cx="370" cy="500" r="22" fill="#fff"/><circle cx="370" cy="500" r="11" fill="#231a14"/>
    <circle cx="530" cy="500" r="22" fill="#fff"/><circle cx="530" cy="500" r="11" fill="#231a14"/>
    <path d="M330 455 h80 M490 455 h80" stroke="#2b1d16" stroke-width="12"/>
    <path d="M450 520 l-20 90 h40" fill="none" stroke="#8d6144" stroke-width="8"/>
    <path d="M375 680 q 75 45 150 0" fill="none" stroke="#7c2f2a" stroke-width="14"/>
  </svg>`;
  const picture = sharp(Buffer.from(drawing));
  const seen = blur === undefined ? picture : picture.blur(blur);
  return seen.jpeg({ quality: 90 }).withMetadata({ orientation }).toBuffer();
}
