import { err, type Result } from "#app/domain/result.ts";

/** Each up to 10 MB and about a second of a core: a longer line holds more than memory and patience have. */
export const MOST_PICTURES = 24;

let held = 0;

/**
 * A place for one picture of a form, while it is received or worked on; null when all are taken.
 * @returns leaves the place; more than once does no harm
 */
export function enterPictureLine(): (() => void) | null {
  if (held >= MOST_PICTURES) return null;
  held += 1;
  let left = false;
  return () => {
    if (!left) held -= 1;
    left = true;
  };
}

/** Works on a picture of a form. Refuses (`busy`) rather than let it wait behind so many others. */
export async function inPictureLine<Done, Refusal>(
  work: () => Promise<Result<Done, Refusal>>,
): Promise<Result<Done, Refusal | "busy">> {
  const leave = enterPictureLine();
  if (!leave) return err("busy");
  try {
    return await work();
  } finally {
    leave();
  }
}
