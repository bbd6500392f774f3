import { accessSync, constants, mkdirSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";

import { StartError } from "../start-error.server.ts";

/** Where the embedded default keeps everything: SHANYRAK_DATA, else `.data` beside `package.json`. */
export function dataFolder(root: string, wish = process.env.SHANYRAK_DATA): string {
  if (!wish) return resolve(root, ".data");
  return isAbsolute(wish) ? wish : resolve(root, wish);
}

/** Makes the folder, for its owner's eyes only. @throws StartError when it cannot be made or written */
export function ensureDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new StartError(
      `The data folder ${folder} cannot be written (${code}).`,
      "Give this account the right to write there, or choose another folder: SHANYRAK_DATA=/path npm start",
      { cause: error },
    );
  }
}
