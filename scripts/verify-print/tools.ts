import { execFileSync } from "node:child_process";

/** Programs of Debian that read what we print, and the packages they come with. */
const TOOLS = {
  zbarimg: "zbar-tools",
  qpdf: "qpdf",
  pdffonts: "poppler-utils",
  pdfinfo: "poppler-utils",
  pdftotext: "poppler-utils",
  pdftoppm: "poppler-utils",
} as const;
export type Tool = keyof typeof TOOLS;

/** Sentences on the programs that are not there, with the package of each; empty when all are. */
export function missingTools(): string[] {
  const missing = Object.entries(TOOLS).filter(([tool]) => {
    try {
      execFileSync("which", [tool], { stdio: "ignore" });
      return false;
    } catch {
      return true;
    }
  });
  return missing.map(([tool, aptPackage]) => `${tool} is missing: apt-get install ${aptPackage}`);
}

/** Runs a tool and gives what it says. @throws where it fails, with what it said */
export function run(tool: Tool, ...args: readonly string[]): string {
  return execFileSync(tool, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "pipe"],
  });
}
