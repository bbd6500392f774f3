import { bodiesFile } from "./definition/bodies.ts";
import { categoriesFile } from "./definition/categories.ts";
import { delegationsFile } from "./definition/delegations.ts";
import { documentsFile } from "./definition/documents.ts";
import { programmeFile } from "./definition/programme.ts";
import { roomsFile } from "./definition/rooms.ts";
import { summitFile } from "./definition/summit.ts";
import { travelFile } from "./definition/travel.ts";
import { vettingFile } from "./definition/vetting.ts";
import { zonesFile } from "./definition/zones.ts";

/** The files of a definition folder and the shape of each (docs/summit-definition.md). */
export const SUMMIT_FILES = {
  "summit.json": summitFile,
  "categories.json": categoriesFile,
  "zones.json": zonesFile,
  "rooms.json": roomsFile,
  "vetting.json": vettingFile,
  "delegations.json": delegationsFile,
  "programme.json": programmeFile,
  "documents.json": documentsFile,
  "bodies.json": bodiesFile,
  "travel.json": travelFile,
} as const;
