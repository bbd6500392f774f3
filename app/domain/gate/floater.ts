/**
 * Who needs a floater beside the badge (ASEM 8 practice). `unlisted`: a badge without the zone may enter with a floater of
 * its delegation; `everybody`: a badge with the zone needs one too.
 */
export const FLOATER_RULES = ["unlisted", "everybody"] as const;
export type FloaterRule = (typeof FLOATER_RULES)[number];
