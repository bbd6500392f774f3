import { compareTexts, type ParagraphChange } from "../../domain/document/comparison.ts";
import { differ } from "./differ.ts";

/** Compares two versions off the event loop: a declaration of a hundred pages takes seconds. */
export const compareVersions = (
  before: readonly string[],
  after: readonly string[],
): ParagraphChange[] => compareTexts(before, after, differ);
